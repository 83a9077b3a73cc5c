// The rows and the ruler: draws a film, moves the playhead, keeps the selection. One listbox with a group for each row;
// one item is in the tab order, the arrows go to the others.

import { clock, clamp, ends, marks, moved, outline, seconds, seen, shotAt, span, stripTimes } from "./film.js";
import { bytesOf } from "./media.js";
import { joinName } from "./words.js";

const TILE = 62; // pixels
const CROWDED = 26;

export class Timeline {
  #film = null;
  #words = null;
  #at = 0;
  #selected = null; // {row, item}, numbers

  // `sought(ms)` when the playhead is moved by hand, `selected(item, kind)` when another one is (null: none).
  constructor(parts, { sought, selected }) {
    Object.assign(this, parts, { sought, selected });
    this.playhead.addEventListener("keydown", (event) => this.#key(event));
    this.ruler.addEventListener("pointerdown", (event) => this.#grab(event));
    this.rows.addEventListener("keydown", (event) => this.#walk(event));
    this.rows.addEventListener("click", (event) => this.#click(event));
  }

  get at() {
    return this.#at;
  }

  show(film, words) {
    const same = this.#film && this.#film.project === film.project;
    this.#film = film;
    this.#words = words;
    this.#at = same ? clamp(this.#at, 0, film.length_ms) : 0;
    if (!this.#item(this.#selected)) this.#selected = null;
    this.rows.setAttribute("aria-label", words.clips);
    set(this.playhead, { "aria-label": words.playhead, "aria-valuemin": 0, "aria-valuemax": film.length_ms });
    this.rows.replaceChildren(...film.tracks.map((row, n) => this.#row(row, n)));
    this.#roving(this.#selected ?? { row: film.tracks.findIndex((row) => row.kind === "video"), item: 0 });
    this.move(this.#at);
    this.fit();
  }

  // What depends on the width: the ruler's marks, and how large the signs of transitions are.
  fit() {
    const width = this.ruler.clientWidth;
    if (!this.#film?.length_ms || !width) return;
    const all = marks(this.#film.length_ms, width).filter((ms) => width - this.#x(ms) * width > 34 || ms === 0);
    this.marks.replaceChildren(...all.map((ms) => place(element("span", clock(ms, ms % 1000 !== 0)), this.#x(ms))));
    for (const row of this.rows.children) row.classList.toggle("crowded", width < CROWDED * row.querySelectorAll(".item").length);
  }

  move(at) {
    this.#at = at;
    const share = this.#x(at);
    place(this.playhead, share);
    this.line.style.left = `calc(var(--gutter) + (100% - var(--gutter)) * ${share})`;
    const shot = shotAt(this.#film, at);
    const where = shot ? `, ${this.#words.clip} ${shot.n} ${shot.name}` : "";
    const spoken = this.#words.spoken(seconds(at), seconds(this.#film.length_ms)) + where;
    set(this.playhead, { "aria-valuenow": Math.round(at), "aria-valuetext": spoken });
  }

  // The times of the pictures that the film's own row has room for; each goes in with `put`.
  wanted() {
    const lane = this.rows.querySelector(".video .lane");
    return lane ? stripTimes(this.#film, lane.clientWidth, TILE) : [];
  }

  put(tiles, jpegs) {
    const items = this.rows.querySelectorAll(".video .item");
    tiles.forEach(({ place: n }, tile) => {
      const of = tiles.filter((one) => one.place === n).length;
      const nth = tiles.slice(0, tile).filter((one) => one.place === n).length;
      if (!jpegs[tile] || !items[n]) return;
      const picture = element("img", null, { alt: "", src: `data:image/jpeg;base64,${jpegs[tile]}` });
      picture.style.width = `calc(${100 / of}% + 1px)`;
      items[n].prepend(place(picture, nth / of));
    });
  }

  // How loud the pieces are; `tracks` are this film's rows, with waves.
  hear(tracks) {
    for (const option of this.#options) {
      const { row, item } = where(option);
      const { wave, start_ms: start, length_ms: length } = tracks[row]?.items[item] ?? {};
      if (!wave) continue;
      const [from, to] = seen(this.#film.tracks[row].items)[item];
      const drawn = element("i", null, { class: "wave" });
      drawn.style.width = `${(100 * length) / (to - from)}%`;
      drawn.style.clipPath = outline(bytesOf(wave));
      option.prepend(place(drawn, (start - from) / (to - from)));
    }
  }

  get #options() {
    return this.rows.querySelectorAll(".item");
  }

  #x = (ms) => (this.#film.length_ms ? ms / this.#film.length_ms : 0);
  #item = (where) => where && this.#film.tracks[where.row]?.items[where.item];

  #row(row, n) {
    const name = this.#words[row.kind];
    const lane = element("div", null, { class: "lane", role: "group", "aria-label": name });
    const spans = seen(row.items);
    row.items.forEach((item, m) => lane.append(this.#drawn(item, row, n, m, spans[m])));
    row.items.forEach((item, m) => item.join && row.items[m + 1] && lane.append(this.#join(item, spans[m][1])));
    if (row.more) lane.append(element("span", this.#words.more(row.more), { class: "more" }));
    const whole = element("div", null, { class: `row ${row.kind}`, role: "none" });
    whole.append(element("span", name, { class: "name", "aria-hidden": true }), lane);
    return whole;
  }

  #drawn(item, row, n, m, [from, to]) {
    const option = element("div", null, {
      class: "item",
      role: "option",
      title: item.name,
      "aria-selected": this.#selected?.row === n && this.#selected?.item === m,
      "aria-label": `${this.#words[row.kind]} ${item.n}, ${item.name}, ${span(item)}`,
      "data-row": n,
      "data-item": m,
    });
    const label = element("b", row.kind === "video" ? item.n : item.name);
    if (row.kind === "video") label.append(element("span", ` ${item.name}`));
    option.append(label);
    option.style.width = `calc(${100 * this.#x(to - from)}% - 2px)`;
    return place(option, this.#x(from));
  }

  #join = (item, at) => place(element("div", null, { class: "join", title: joinName(this.#words, item) }), this.#x(at));

  // When an item is first seen by itself, not blended with the one before it.
  #begins({ row, item }) {
    const [before, it] = [this.#film.tracks[row].items[item - 1], this.#film.tracks[row].items[item]];
    return before ? clamp(ends(before), it.start_ms, it.start_ms + it.length_ms / 2) : it.start_ms;
  }

  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = moved(this.#film, this.#at, event.key, event.shiftKey);
    if (to === undefined) return;
    event.preventDefault();
    this.#seek(to);
  }

  #seek(to) {
    this.move(to);
    this.sought(to);
  }

  #grab(event) {
    if (event.button !== 0) return;
    const { left, width } = this.ruler.getBoundingClientRect();
    const drag = (move) => this.#seek(clamp((move.clientX - left) / width, 0, 1) * this.#film.length_ms);
    this.ruler.setPointerCapture(event.pointerId);
    this.ruler.addEventListener("pointermove", drag);
    const end = () => this.ruler.removeEventListener("pointermove", drag);
    this.ruler.addEventListener("pointerup", end, { once: true });
    this.ruler.addEventListener("pointercancel", end, { once: true });
    drag(event);
    this.playhead.focus({ preventScroll: true });
    event.preventDefault();
  }

  #click(event) {
    const option = event.target.closest(".item");
    if (option) this.#choose(where(option));
  }

  #walk(event) {
    const option = event.target.closest(".item");
    if (!option || event.altKey || event.ctrlKey || event.metaKey) return;
    const { row, item } = where(option);
    if (event.key === "Enter" || event.key === " ") this.#choose({ row, item });
    else if (event.key === "Escape") this.#choose(this.#selected);
    else {
      const to = this.#neighbour(row, item, event.key);
      if (!to) return;
      this.#roving(to, true);
    }
    event.preventDefault();
  }

  // The item that an arrow leads to: beside it in its row, or in the next row whatever is closest in time.
  #neighbour(row, item, key) {
    const rows = this.#film.tracks;
    const along = { ArrowLeft: item - 1, ArrowRight: item + 1, Home: 0, End: rows[row].items.length - 1 }[key];
    if (along !== undefined) return { row, item: clamp(along, 0, rows[row].items.length - 1) };
    const across = { ArrowUp: row - 1, ArrowDown: row + 1 }[key];
    if (across === undefined || !rows[across]) return null;
    const middle = (one) => one.start_ms + one.length_ms / 2;
    const far = rows[across].items.map((one) => Math.abs(middle(one) - middle(rows[row].items[item])));
    return { row: across, item: far.indexOf(Math.min(...far)) };
  }

  #roving(to, focus = false) {
    for (const option of this.#options) {
      const is = Number(option.dataset.row) === to.row && Number(option.dataset.item) === to.item;
      option.tabIndex = is ? 0 : -1;
      if (is && focus) option.focus();
    }
    const first = this.rows.querySelector(".item");
    if (first && !this.rows.querySelector('.item[tabindex="0"]')) first.tabIndex = 0;
  }

  // Choosing what is chosen lets it go.
  #choose(to) {
    const same = to && this.#selected && to.row === this.#selected.row && to.item === this.#selected.item;
    this.#selected = same ? null : to;
    for (const option of this.#options) {
      const { row, item } = where(option);
      option.setAttribute("aria-selected", String(this.#selected?.row === row && this.#selected?.item === item));
    }
    if (to) this.#roving(to, true);
    const item = this.#item(this.#selected);
    if (item && (this.#at < item.start_ms || this.#at >= ends(item))) this.#seek(this.#begins(to));
    this.selected(item ?? null, item ? this.#film.tracks[this.#selected.row].kind : null);
  }
}

export function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== null) made.textContent = text;
  return set(made, attributes);
}

function set(made, attributes) {
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function place(made, share) {
  made.style.left = `${100 * share}%`;
  return made;
}

const where = (option) => ({ row: Number(option.dataset.row), item: Number(option.dataset.item) });
