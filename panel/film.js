// The film that is shown, as plain values: what came from the server, and what follows from it. Pure.

export const VIEW = "reelwright/view";
const EMPTY = { project: "main", revision: "", length_ms: 0, width: 1080, height: 1920, fps: 30, tracks: [] };

// The film in a tool's result: in `_meta`; else what the structured data of `state` says; else null.
export function filmIn(result) {
  const view = result?._meta?.[VIEW];
  if (view?.tracks) return { ...EMPTY, ...view };
  const told = result?.structuredContent;
  return told?.tracks?.tracks ? fromState(told) : null;
}

// The film in a `panel_view`; the one that is shown already when that is still the newest.
export const filmFrom = (view, shown) => (view?.tracks ? { ...EMPTY, ...view } : shown);

function fromState({ project, tracks: told }) {
  const kinds = { video: "video", audio: "music", text: "text" };
  const item = (it) => {
    const [start, end] = [it.start_s, it.end_s].map((s) => Math.round(s * 1000));
    const { n, volume, speed } = it;
    return { n, name: it.text ?? it.name, start_ms: start, length_ms: end - start, volume, speed, join: it.transition };
  };
  const tracks = told.tracks.map((row) => ({ kind: kinds[row.kind] ?? "other", items: row.items.map(item) }));
  const { width, height, fps } = told;
  return { ...EMPTY, project, width, height, fps, length_ms: Math.round(told.length_s * 1000), tracks };
}

export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
export const frameMs = (film) => 1000 / film.fps;

// The key moves the playhead to this time; undefined: it is not one of the playhead's keys.
export function moved(film, at, key, shift) {
  const step = shift ? 1000 : frameMs(film);
  const frame = Math.round(at / frameMs(film));
  const exact = shift ? at : frame * frameMs(film);
  const to = {
    ArrowLeft: exact - step,
    ArrowDown: exact - step,
    ArrowRight: exact + step,
    ArrowUp: exact + step,
    PageDown: at - 5000,
    PageUp: at + 5000,
    Home: 0,
    End: film.length_ms,
  }[key];
  return to === undefined ? undefined : clamp(to, 0, film.length_ms);
}

// What an item's number, times and looks are called by a person.
export const ends = (item) => item.start_ms + item.length_ms;
export const shots = (film) => film.tracks.find((row) => row.kind === "video")?.items ?? [];
export const shotAt = (film, at) => shots(film).findLast((it) => it.start_ms <= at && at < ends(it));

// "0:03.5"; without tenths where they are nought and not wanted.
export function clock(ms, tenths = true) {
  const all = tenths ? Math.floor(ms / 100) / 10 : Math.round(ms / 1000);
  const [minutes, seconds] = [Math.floor(all / 60), all % 60];
  const text = tenths ? seconds.toFixed(1).padStart(4, "0") : String(seconds).padStart(2, "0");
  return `${minutes}:${text}`;
}

// "3.5", for a span in a sentence.
export const seconds = (ms) => String(Math.round(ms / 100) / 10);

// Where the ruler's marks are: [ms], a round time apart, at least `apart` pixels.
export function marks(length_ms, width, apart = 64) {
  const steps = [100, 200, 500, 1000, 2000, 5000, 10000, 15000, 30000, 60000, 120000, 300000, 600000, 1800000, 3600000, 18e6];
  const step = steps.find((ms) => (ms / length_ms) * width >= apart) ?? steps.at(-1);
  return Array.from({ length: Math.floor(length_ms / step) + 1 }, (_, n) => n * step);
}

// Where each item of a row is seen, [from, to]: items that share a while meet in its middle.
export function seen(items) {
  const seams = items.slice(1).map((it, n) => (ends(items[n]) > it.start_ms ? (ends(items[n]) + it.start_ms) / 2 : null));
  return items.map((it, n) => [seams[n - 1] ?? it.start_ms, seams[n] ?? ends(it)]);
}

// The times of a filmstrip's pictures: for each shot its tiles' middles, `most` in all, none where two shots are blended.
export function stripTimes(film, width, tile, most = 40) {
  const share = film.length_ms / Math.min(most, Math.max(1, Math.floor(width / tile)));
  const all = shots(film);
  const alone = (n) => [Math.max(all[n].start_ms, n ? ends(all[n - 1]) : 0), Math.min(ends(all[n]), all[n + 1]?.start_ms ?? Infinity)];
  return all.flatMap((it, place) => {
    const [from, to] = alone(place);
    const tiles = Math.max(1, Math.round((to - from) / share));
    return Array.from({ length: tiles }, (_, n) => ({ place, at: Math.round(from + ((to - from) / tiles) * (n + 0.5)) }));
  }).slice(0, most);
}

// The shape of a wave from its peaks, 0 to 255: a CSS polygon, symmetrical. Quiet sounds are heard, and so they are seen.
export function outline(peaks) {
  const heights = Array.from(peaks, (peak) => Math.max(2, 50 * (peak / 255) ** 0.65));
  if (heights.length === 1) heights.push(heights[0]);
  const point = (sign) => (height, n) => `${((100 * n) / (heights.length - 1)).toFixed(2)}% ${(50 + sign * height).toFixed(1)}%`;
  return `polygon(${[...heights.map(point(-1)), ...heights.map(point(1)).reverse()].join()})`;
}

// What the model is told of the selection. The names are data from outside, so they stand in quotes.
export function selectionText(film, item, kind, at) {
  const what = item
    ? `selected: ${kind === "video" ? "clip" : kind} ${item.n} ${JSON.stringify(item.name)} (${span(item)})`
    : "nothing selected";
  return `Timeline panel of the project ${JSON.stringify(film.project)}: ${what}; playhead at ${seconds(at)} s.`;
}

export const span = (item) => `${seconds(item.start_ms)}–${seconds(ends(item))} s`;
