// Puts the words selected in the text of a page into the field. Without this script they can be pasted.
const text = document.querySelector("[data-page-text]");
const field = document.querySelector("[data-words]");

if (text && field) {
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const words = selection.toString().trim();
    if (words && text.contains(selection.anchorNode) && text.contains(selection.focusNode)) {
      field.value = words;
    }
  });
}
