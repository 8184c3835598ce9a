// Two things that a page cannot do by itself. Without JavaScript neither is missed.

// htmx notes the page's address for a history that the desk has switched off: nothing is left behind.
sessionStorage.clear();

// The print window; the browser's own menu opens it too.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
const offerPrint = () => {
  for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
};
document.addEventListener("htmx:load", offerPrint);
offerPrint();
