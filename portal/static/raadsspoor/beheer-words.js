// Choosing words on a page: with the mouse, a finger or the keyboard, marked in the text and put in the form.
// Without this script words are typed or pasted. The server finds for itself where they stand.
const area = document.querySelector("[data-page-text]");
const field = document.querySelector("[data-words]");
const occurrence = document.querySelector("[data-occurrence]");
const status = document.querySelector("[data-chosen-words]");
const QUIET_MS = 300;

const text = () => area.firstChild;
const squeezed = (words) => words.trim().split(/\s+/).filter(Boolean);

/** Every place of the words, whatever the white space between them; overlaps count once. */
const placesOf = (words) => {
  const parts = squeezed(words).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (!parts.length || !text()) return [];
  const found = text().data.matchAll(new RegExp(parts.join("\\s+"), "g"));
  return [...found].map((match) => [match.index, match.index + match[0].length]);
};

const rangeOf = ([start, end]) => {
  const range = new Range();
  range.setStart(text(), start);
  range.setEnd(text(), end);
  return range;
};

const mark = (places, chosen) => {
  if (!globalThis.CSS?.highlights) return;
  CSS.highlights.set("chosen-words", new Highlight(...places.slice(chosen, chosen + 1).map(rangeOf)));
  CSS.highlights.set("same-words", new Highlight(...places.filter((_, index) => index !== chosen).map(rangeOf)));
};

const sentence = (number, places, chosen) => {
  if (!number) return "";
  if (!places.length) return status.dataset.absent;
  const count = number === 1 ? status.dataset.one : status.dataset.more.replace("#", number);
  if (places.length === 1) return count;
  const often = chosen < 0 ? status.dataset.which : status.dataset.often.replace(/(?<!#)#(?!#)/, chosen + 1);
  return `${count} ${often.replace("##", places.length)}`;
};

let speaking = 0;
const say = (words) => {
  clearTimeout(speaking);
  speaking = setTimeout(() => (status.textContent = words), QUIET_MS);
};

/** Shows what stands in the form now. */
const show = () => {
  const places = placesOf(field.value);
  const chosen = places.length === 1 ? 0 : Number(occurrence.value) - 1;
  mark(places, chosen in places ? chosen : -1);
  say(sentence(squeezed(field.value).length, places, chosen in places ? chosen : -1));
  keep();
};

const takeSelection = () => {
  const selection = document.getSelection();
  if (selection.isCollapsed || selection.anchorNode !== text() || selection.focusNode !== text()) return;
  const [start, end] = [selection.anchorOffset, selection.focusOffset].sort((one, other) => one - other);
  const words = text().data.slice(start, end);
  const first = start + words.length - words.trimStart().length;
  if (!words.trim()) return;
  field.value = words.trim();
  const places = placesOf(field.value);
  const place = places.findIndex(([from, to]) => from <= first && first < to);
  occurrence.value = places.length > 1 && place >= 0 ? place + 1 : "";
  show();
};

// What was chosen outlives turning the page, in this tab, until it is sent.
const key = `raadsspoor-words-${area?.dataset.file}`;
const kept = () => JSON.parse(sessionStorage.getItem(key) ?? "null");
const keep = () => {
  const use = field.form.querySelector("[name=use]:checked")?.value ?? "";
  const choice = { path: location.pathname, search: location.search, words: field.value, which: occurrence.value, use };
  if (field.value.trim()) sessionStorage.setItem(key, JSON.stringify(choice));
  else if (kept()?.path === location.pathname) sessionStorage.removeItem(key);
};

const restore = () => {
  const choice = kept();
  if (!choice) return;
  if (choice.path !== location.pathname) {
    const notice = document.querySelector("[data-kept]");
    notice.querySelector("[data-kept-words]").textContent = choice.words.slice(0, 120);
    notice.querySelector("[data-kept-link]").href = choice.path + choice.search;
    notice.hidden = false;
  } else if (!field.value) {
    field.value = choice.words;
    occurrence.value = choice.which;
    const use = [...field.form.querySelectorAll("[name=use]")].find((radio) => radio.value === choice.use);
    if (use) use.checked = true;
  }
};

/** A caret without anything to write: then Shift and the arrows select, as everywhere. */
const giveCaret = () => {
  const attributes = { role: "textbox", "aria-multiline": "true", "aria-readonly": "true", contenteditable: "true" };
  for (const [name, value] of Object.entries({ ...attributes, inputmode: "none", spellcheck: "false" })) {
    area.setAttribute(name, value);
  }
  const original = area.textContent;
  for (const event of ["beforeinput", "drop", "paste", "cut"]) {
    area.addEventListener(event, (happening) => happening.preventDefault());
  }
  area.addEventListener("input", () => (area.textContent = original)); // composed characters cannot be prevented
  document.querySelector("[data-how]").hidden = false;
};

if (area && field) {
  giveCaret();
  restore();
  document.addEventListener("selectionchange", takeSelection);
  for (const control of [field, occurrence]) control.addEventListener("input", show);
  field.form.addEventListener("change", keep);
  field.form.addEventListener("submit", () => sessionStorage.removeItem(key));
  if (field.value) show();
}
