// The one thing that a page cannot do by itself: open the print window. Without JavaScript the browser's own menu does it.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
const offerPrint = () => {
  for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
};
document.addEventListener("htmx:load", offerPrint);
offerPrint();
