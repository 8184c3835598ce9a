"""Accounts, agencies and offices. An office is held from a day until another, and lapses by itself."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class Accounts(BaseUserManager["Account"]):
    """How accounts are made; a name is a person's own at the City, such as an e-mail address."""

    def create_user(self, name: str, password: str | None = None, **more: object) -> "Account":
        account = self.model(name=name, **more)
        account.set_password(password)
        account.save()
        return account


class Account(AbstractBaseUser):
    """Somebody who signs in."""

    name = models.CharField(max_length=254, unique=True)
    may_sign_in = models.BooleanField(default=True)
    objects = Accounts()

    USERNAME_FIELD = "name"
