/* Filters, order and pages of a list, without a reload: htmx puts the new list in the place of the old one.
   Then focus goes to its heading, and a line that screen readers follow says it. */

const found = (html) => html.includes('id="lijst"');

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, pathInfo } = event.detail;
  // An error page, or a page without a list, is a page of its own.
  if (xhr.status !== 200 || !found(xhr.responseText)) {
    event.preventDefault();
    window.location.assign(pathInfo.finalRequestPath || pathInfo.requestPath);
  }
});

document.addEventListener("htmx:sendError", (event) => {
  window.location.assign(event.detail.pathInfo.finalRequestPath || event.detail.pathInfo.requestPath);
});

document.addEventListener("htmx:afterSettle", () => {
  const heading = document.querySelector("#lijst [data-swapped]");
  if (!heading) return;
  heading.focus();
  const words = heading.dataset.swapped || heading.textContent;
  document.getElementById("melding").textContent = words.trim().replace(/\s+/g, " ");
});
