// Choosing files, also by dropping them on the page, and sending them with the progress in view.
// Without this script the field and the form of the browser do the work. All words stand in the template.
const numbers = new Intl.NumberFormat("nl-NL", { maximumFractionDigits: 1 });
const KB = 1024;
const MB = KB * KB;
const inWords = (bytes) =>
  bytes < MB ? `${numbers.format(Math.ceil(bytes / KB))} kB` : `${numbers.format(bytes / MB)} MB`;
const same = (one, other) =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;

/** The files chosen so far, of which the input holds those that can be sent. */
const makeChoice = (area) => {
  const input = area.querySelector("input");
  const list = area.querySelector("[data-chosen]");
  const count = area.querySelector("[data-chosen-count]");
  const row = area.querySelector("[data-chosen-row]").content.firstElementChild;
  const folders = new WeakSet();
  let chosen = [];

  const faultOf = (file) => {
    if (folders.has(file)) return "folder";
    if (!file.size) return "empty";
    if (file.size > Number(area.dataset.maxBytes)) return "large";
    return input.accept.split(",").some((end) => file.name.toLowerCase().endsWith(end)) ? "" : "kind";
  };
  const isSendable = (file) => ["", "kind"].includes(faultOf(file));

  const rowOf = (file) => {
    const item = row.cloneNode(true);
    for (const place of item.querySelectorAll("[data-name]")) place.textContent = ` ${file.name} `;
    item.querySelector("[data-size]").textContent = folders.has(file) ? "" : inWords(file.size);
    for (const fault of item.querySelectorAll("[data-fault]")) fault.hidden = fault.dataset.fault !== faultOf(file);
    item.querySelector("[data-remove]").addEventListener("click", () => remove(file));
    return item;
  };

  const words = () => {
    const files = [...input.files];
    const size = inWords(files.reduce((sum, file) => sum + file.size, 0));
    if (files.length > Number(area.dataset.maxFiles)) return area.dataset.wordsMany;
    if (!files.length) return chosen.length ? area.dataset.wordsNone : "";
    const line = files.length === 1 ? area.dataset.wordsOne : area.dataset.wordsMore;
    return line.replace("##", files.length).replace("#", size);
  };

  const show = () => {
    const transfer = new DataTransfer();
    chosen.filter(isSendable).forEach((file) => transfer.items.add(file));
    input.files = transfer.files;
    list.replaceChildren(...chosen.map(rowOf));
    count.textContent = words();
  };

  const add = (files) => {
    const fresh = files.filter((file) => !chosen.some((known) => same(known, file)));
    chosen = input.multiple ? [...chosen, ...fresh] : files.slice(-1);
    show();
  };

  const remove = (file) => {
    const place = chosen.indexOf(file);
    chosen = chosen.filter((other) => other !== file);
    show();
    (list.querySelectorAll("[data-remove]")[Math.min(place, chosen.length - 1)] ?? input).focus();
  };

  const drop = (transfer) => {
    const items = [...transfer.items].filter((item) => item.kind === "file");
    const files = [...transfer.files];
    files.forEach((file, place) => items[place]?.webkitGetAsEntry()?.isDirectory && folders.add(file));
    add(files);
  };

  input.addEventListener("change", () => add([...input.files]));
  input.addEventListener("cancel", show); // some browsers empty the field
  area.dataset.files = "ready";
  if (input.files.length) add([...input.files]);
  return { area, input, add, drop, files: () => chosen, say: (text) => (count.textContent = text), words };
};

/** Sends the form, and goes where the server says. A form that is not right comes back in its place. */
const makeSender = (form, choice) => {
  const box = form.querySelector("[data-sending]");
  const bar = box.querySelector("progress");
  const sent = box.querySelector("[data-sent]");
  const status = form.querySelector("[data-sending-status]");
  let request = null;

  const stay = (event) => event.preventDefault();
  const begin = () => {
    box.hidden = false;
    status.textContent = box.dataset.wordsBusy;
    addEventListener("beforeunload", stay);
  };
  const end = (words) => {
    request = null;
    box.hidden = true;
    status.textContent = words;
    removeEventListener("beforeunload", stay);
  };

  const progress = ({ loaded, total }) => {
    bar.max = total;
    bar.value = loaded;
    sent.textContent = box.dataset.wordsSent.replace("##", inWords(loaded)).replace("#", inWords(total));
    if (loaded === total) status.textContent = box.dataset.wordsSentAll;
  };

  const answer = ({ target }) => {
    if (target.getResponseHeader("Content-Type")?.startsWith("application/json")) {
      removeEventListener("beforeunload", stay);
      location.assign(JSON.parse(target.responseText).address);
      return;
    }
    const page = new DOMParser().parseFromString(target.responseText, "text/html");
    const next = target.status < 400 && page.querySelector("[data-upload]");
    if (!next) {
      end(target.status === 413 ? box.dataset.wordsLarge : box.dataset.wordsFailed);
      form.querySelector("[type=submit]").focus();
      return;
    }
    end("");
    const files = choice.files();
    form.replaceWith(next);
    start(next).add(files);
    next.querySelector("[autofocus]")?.focus();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (request) return;
    const number = choice.input.files.length;
    if (!number || number > Number(choice.area.dataset.maxFiles)) {
      choice.say(choice.words() || choice.area.dataset.wordsNone);
      choice.input.focus();
      return;
    }
    request = new XMLHttpRequest();
    request.open("POST", location.href);
    request.setRequestHeader("Accept", "application/json, text/html;q=0.9");
    request.upload.addEventListener("progress", progress);
    request.addEventListener("load", answer);
    request.addEventListener("error", () => end(box.dataset.wordsFailed));
    request.addEventListener("abort", () => end(box.dataset.wordsStopped));
    request.send(new FormData(form));
    begin();
  });
  box.querySelector("[data-stop]").addEventListener("click", () => {
    request?.abort();
    form.querySelector("[type=submit]").focus();
  });
};

let current = null;
const start = (form) => {
  current = makeChoice(form.querySelector("[data-files]"));
  makeSender(form, current);
  return current;
};

const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
const over = (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  current.area.dataset.over = "";
};
const form = document.querySelector("[data-upload]");
if (form) {
  start(form);
  document.addEventListener("dragenter", over);
  document.addEventListener("dragover", over);
  document.addEventListener("dragleave", (event) => event.relatedTarget ?? delete current.area.dataset.over);
  document.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    delete current.area.dataset.over;
    current.drop(event.dataTransfer);
    current.input.focus();
  });
}
