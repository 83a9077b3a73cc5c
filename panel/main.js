// The panel itself: the host, the film, the player and the rows, put together.

import { App } from "./bridge.js";
import { VIEW, clock, filmFrom, filmIn, seconds, selectionText, shots, span } from "./film.js";
import { Player } from "./player.js";
import { Timeline } from "./timeline.js";
import { joinName, wordsFor } from "./words.js";

const TELL_AFTER_MS = 400;
const LOOK_EVERY_MS = 1200;
const FIRST_LOOK_MS = 500;

const part = (id) => document.getElementById(id);
const app = new App({ name: "reelwright-timeline", version: "1" });
let words = wordsFor(navigator.language);
let film = null;
let project = "main";
let chosen = { item: null, kind: null };
let waiting = false; // for the tool's result
let work = null; // what the server is doing: {words, share}
let telling = 0;
let looking = 0;
let note = null;

const can = (name) => Boolean(app.getHostCapabilities()[name]);

async function tool(name, args) {
  const result = await app.callServerTool({ name, arguments: args });
  if (result.isError || !result.structuredContent) throw new Error(result.content?.[0]?.text ?? name);
  return result.structuredContent;
}

const player = new Player(part("video"), part("picture"), {
  tool,
  say: (said) => { note = said; if (film) drawBar(); },
  moved: (at) => { timeline.move(at); drawTime(); },
  changed: () => { if (film) drawBar(); tell(); },
});
const timeline = new Timeline(
  { ruler: part("ruler"), marks: part("marks"), playhead: part("playhead"), rows: part("rows"), line: part("line") },
  { sought: (at) => { player.seek(at); drawTime(); tell(); }, selected },
);

// What is shown

function show(next) {
  if (!next) return;
  const fresh = !film || next.revision !== film.revision || next.project !== film.project || !next.revision;
  film = next;
  project = film.project;
  if (fresh) draw();
}

function draw() {
  document.documentElement.lang = words === wordsFor("zh") ? "zh" : "en";
  document.title = words.timeline;
  document.querySelector("main").hidden = false;
  document.querySelector("h1").textContent = project;
  const there = film.length_ms > 0;
  for (const id of ["top", "bar", "timeline"]) part(id).hidden = !there;
  part("empty").textContent = there || waiting || work ? "" : words.empty;
  const facts = [clock(film.length_ms), `${film.width}×${film.height}`, `${film.fps} fps`, words.shots(shots(film).length)];
  part("facts").textContent = there ? facts.join(" · ") : "";
  part("top").style.setProperty("--shape", Math.min(2.4, Math.max(0.5, film.width / film.height)));
  if (!there) return;
  timeline.show(film, words);
  if (can("serverTools")) {
    player.show(film, timeline.at);
    strip(film.revision);
    listen(film.revision);
  }
  drawAbout();
  drawTime();
  drawBar();
}

async function strip(revision) {
  const tiles = timeline.wanted();
  if (!tiles.length) return;
  const asked = { project, at_ms: tiles.map((tile) => tile.at) };
  const found = await tool("panel_pictures", asked).catch(() => ({ frames: [] }));
  if (film.revision !== revision) return;
  timeline.put(tiles, found.frames);
  tiles.forEach(({ at }, n) => found.frames[n] && player.know(at, found.frames[n]));
}

async function listen(revision) {
  const view = await tool("panel_view", { project, sounds: true }).catch(() => null);
  if (view?.revision === revision && film.revision === revision) timeline.hear(view.tracks);
}

function drawTime() {
  part("now").textContent = clock(timeline.at);
  part("all").textContent = `/ ${clock(film.length_ms)}`;
}

function drawBar() {
  const button = part("play");
  button.hidden = !(can("serverTools") && player.playable);
  button.textContent = player.playing ? words.pause : words.play;
  button.setAttribute("aria-pressed", String(player.playing));
  part("video").classList.toggle("on", player.showsFilm);
  const mb = (bytes) => (bytes / 1e6).toFixed(1);
  const said = note?.loading ? words.loading(...note.loading.map(mb)) : note?.making !== undefined ? making(note.making) : "";
  part("note").textContent = said || (player.refused ? words.noPlay : player.isExport ? words.lastExport : "");
}

const making = (share) => `${words.making} ${Math.round(share * 100)} %`;

function drawAbout() {
  const { item, kind } = chosen;
  const what = item ? (kind === "video" ? `${words.clip} ${item.n}` : words[kind]) : "";
  document.querySelector("#about h2").textContent = item ? `${what} · ${item.name}` : "";
  part("about-facts").textContent = item ? factsOf(item).join(" · ") : words.pick;
  part("ask").hidden = !(item && can("message"));
  document.querySelector("#ask label").textContent = words.ask;
  document.querySelector("#ask button").textContent = words.send;
  part("question").placeholder = words.askPlaceholder;
}

function factsOf(item) {
  const facts = [`${item.known === false ? "~" : ""}${span(item)}`, `${seconds(item.length_ms)} s`];
  if (item.still) facts.push(words.still);
  if (item.speed) facts.push(`${item.speed}×`);
  if (item.volume === 0) facts.push(words.silent);
  else if (item.volume && item.volume !== 1) facts.push(words.volume(Math.round(item.volume * 100)));
  if (item.join) facts.push(words.join(joinName(words, item)));
  return facts;
}

function drawWork() {
  const said = work?.words ?? (waiting ? words.working : "");
  part("work").classList.toggle("on", Boolean(said));
  if (part("work-words").textContent !== said) part("work-words").textContent = said;
  part("work-share").hidden = work?.share === undefined;
  if (work?.share !== undefined) part("work-share").value = work.share;
  part("work-share").setAttribute("aria-label", said);
}

// What the person does

function selected(item, kind) {
  chosen = { item, kind };
  part("told").textContent = "";
  drawAbout();
  tell();
}

function tell() {
  if (!film || !can("updateModelContext")) return;
  clearTimeout(telling);
  telling = setTimeout(() => {
    const text = selectionText(film, chosen.item, chosen.kind, timeline.at);
    app.updateModelContext({ content: [{ type: "text", text }] }).catch(() => {});
  }, TELL_AFTER_MS);
}

async function ask(event) {
  event.preventDefault();
  const { item, kind } = chosen;
  const what = kind === "video" ? `${words.clip} ${item.n} “${item.name}”` : `${words[kind]} “${item.name}”`;
  const text = words.asked(`${what} (${span(item)})`, part("question").value.trim());
  const answer = await app.sendMessage({ role: "user", content: [{ type: "text", text }] }).catch(() => ({ isError: true }));
  part("told").textContent = answer.isError ? words.unsent : words.sent;
  if (!answer.isError) part("question").value = "";
}

// What the host says

app.ontoolinput = ({ arguments: args }) => {
  project = String(args?.project ?? "main");
  waiting = true;
  begin();
};

app.ontoolresult = (result) => {
  waiting = false;
  project = String(result.structuredContent?.project ?? project);
  const given = filmIn(result);
  work = result._meta?.[VIEW]?.work ?? null;
  show(given ?? film);
  drawWork();
  if (!given?.revision || work) look(0);
};

app.ontoolcancelled = () => {
  waiting = false;
  work = null;
  begin();
  part("empty").textContent = film?.length_ms ? "" : words.cancelled;
  look(0);
};

app.onhostcontextchanged = (context) => {
  dress(context);
  if (context.locale) words = wordsFor(context.locale);
  if (film && context.locale) draw();
  drawWork();
};

app.onteardown = () => {
  clearTimeout(telling);
  clearTimeout(looking);
  waiting = false;
  work = null;
  player.close();
};

// The page before there is a film.
function begin() {
  if (!film) {
    film = { ...filmFrom({ tracks: [] }), project };
    draw();
    film = null;
  }
  drawWork();
  look(FIRST_LOOK_MS);
}

// Ask the server how the film is and what is being done to it, again as long as something is.
function look(after) {
  clearTimeout(looking);
  if (!can("serverTools")) return nothing();
  looking = setTimeout(async () => {
    const view = await tool("panel_view", { project, known: film?.revision ?? "" }).catch(() => null);
    work = view?.work ?? null;
    if (view && (view.tracks?.length || !waiting)) show(filmFrom(view, film));
    drawWork();
    if (waiting || work) look(LOOK_EVERY_MS);
  }, after);
}

function nothing() {
  if (!film && !waiting && !part("empty").textContent) part("empty").textContent = words.nothing;
}

function dress({ theme, styles, safeAreaInsets: inset }) {
  const root = document.documentElement;
  if (theme) root.dataset.theme = theme;
  for (const [name, value] of Object.entries(styles?.variables ?? {})) {
    if (name.startsWith("--") && value) root.style.setProperty(name, value);
  }
  if (inset) document.body.style.padding = ["top", "right", "bottom", "left"].map((side) => `${inset[side] ?? 0}px`).join(" ");
}

part("play").addEventListener("click", () => player.play().catch(() => { note = null; drawBar(); }));
part("ask").addEventListener("submit", ask);

app.connect().then(() => {
  const context = app.getHostContext();
  dress(context);
  words = wordsFor(context.locale ?? navigator.language);
  new ResizeObserver(() => {
    timeline.fit();
    const { width, height } = document.querySelector("main").getBoundingClientRect();
    if (height) app.sendSizeChanged({ width: Math.ceil(width), height: Math.ceil(height) });
  }).observe(document.querySelector("main"));
});
