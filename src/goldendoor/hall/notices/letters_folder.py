"""Letters as files in the city's folder, where no mail server is named: a folder for its owner alone."""

from pathlib import Path

from django.core.mail.backends.filebased import EmailBackend

from goldendoor.hall.folders import city_folder


class LettersFolder(EmailBackend):
    """Django's backend that writes mails into files; here into `letters` in the city's folder."""

    def __init__(self, *arguments: object, **more: object) -> None:
        folder: Path = city_folder() / "letters"
        folder.mkdir(mode=0o700, exist_ok=True)
        super().__init__(*arguments, **{**more, "file_path": folder})
