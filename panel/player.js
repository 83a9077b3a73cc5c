// The picture: a small film where the host lets one play (a Blob URL, else a data URL), else stills at the playhead.

import { clamp } from "./film.js";
import { dataUrl, fetchFilm } from "./media.js";

const LOADS_ITSELF = 2_000_000;
const MOST = 10_000_000;
const MAKES_ITSELF_MS = 60_000;
const ASK_AGAIN_MS = 700;
const STILL_AFTER_MS = 180;

export class Player {
  #at = 0;
  #film = null;
  #preview = null;
  showsFilm = false; // else stills
  refused = false; // by the host, to play anything
  #url = null;
  #busy = 0; // counts what was begun, so that what was begun earlier can see that it is over
  #stills = new Map();
  #timer = 0;
  #loading = null;

  // `tool(name, args)` calls the server; `say(note)` shows how far it is: {making: share} {loading: [done, size]} or null.
  constructor(video, picture, { tool, say, moved, changed }) {
    Object.assign(this, { video, picture, tool, say, moved, changed });
    video.addEventListener("play", () => this.#follow());
    for (const name of ["play", "pause", "ended", "seeked"]) video.addEventListener(name, changed);
  }

  get playing() {
    return !this.video.paused && !this.video.ended;
  }

  // Whether there is, or may be, something to play.
  get playable() {
    return !this.refused && this.#preview?.state !== "none" && Boolean(this.#film?.length_ms);
  }

  get isExport() {
    return this.showsFilm && this.#preview?.kind === "export";
  }

  show(film, at) {
    if (this.#film?.revision === film.revision && this.#film?.project === film.project && film.revision) return;
    this.close();
    this.#film = film;
    this.seek(at);
    if (film.length_ms && film.length_ms <= MAKES_ITSELF_MS) this.#prepare(false).catch(() => this.#idle());
  }

  async play() {
    if (this.playing) return this.video.pause();
    if (!this.showsFilm) await (this.#loading ??= this.#prepare(true).finally(() => (this.#loading = null)));
    if (!this.showsFilm) return;
    if (this.video.currentTime * 1000 >= this.#film.length_ms - 50) this.video.currentTime = 0;
    await this.video.play().catch(() => this.changed());
  }

  seek(at) {
    this.#at = at;
    if (this.showsFilm) {
      this.video.currentTime = clamp(at / 1000, 0, Math.max(0, (this.video.duration || 0) - 0.02));
      return;
    }
    clearTimeout(this.#timer);
    const near = this.#nearest(at);
    if (near) this.#draw(near);
    if (this.#film?.length_ms) this.#timer = setTimeout(() => this.#still(at), this.#stills.size ? STILL_AFTER_MS : 0);
  }

  // Pictures that are here already serve as stills until better ones come.
  know(at, jpeg) {
    this.#stills.set(at, { jpeg, rough: true });
    if (!this.picture.getAttribute("src")) this.#draw(jpeg);
  }

  close() {
    this.#busy++;
    this.video.pause();
    this.video.removeAttribute("src");
    if (this.#url) URL.revokeObjectURL(this.#url);
    clearTimeout(this.#timer);
    this.showsFilm = false;
    this.#url = this.#preview = this.#loading = null;
    this.#stills.clear();
    this.#idle();
  }

  // Have a preview made, and load it if it is small or `wanted`.
  async #prepare(wanted) {
    const mine = this.#busy;
    while (this.#preview?.state !== "ready") {
      this.#preview = await this.tool("panel_preview", { project: this.#film.project });
      if (mine !== this.#busy) return;
      if (this.#preview.state === "none") break;
      if (this.#preview.state === "making") {
        this.say({ making: this.#preview.share ?? 0 });
        await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
        if (mine !== this.#busy) return;
      }
    }
    this.#idle();
    const { state, size, uri } = this.#preview;
    if (state !== "ready" || size > MOST || !(wanted || size <= LOADS_ITSELF)) return;
    const read = (offset, length) => this.tool("read_media", { uri, offset, length });
    const blob = await fetchFilm(size, read, (done) => mine === this.#busy && this.say({ loading: [done, size] }), () => mine !== this.#busy);
    this.say(null);
    this.#url = URL.createObjectURL(blob);
    if (!(await this.#takes(this.#url))) {
      URL.revokeObjectURL(this.#url);
      this.#url = null;
      if (mine !== this.#busy) return;
      this.refused = !(await this.#takes(await dataUrl(blob)));
    }
    if (mine !== this.#busy) return;
    if (!this.refused) {
      this.showsFilm = true;
      this.seek(this.#at);
    }
    this.changed();
  }

  // Whether the host lets the film come from this address.
  #takes(url) {
    return new Promise((resolve) => {
      const done = (taken) => () => {
        this.video.onloadeddata = this.video.onerror = null;
        resolve(taken);
      };
      this.video.onloadeddata = done(true);
      this.video.onerror = done(false);
      this.video.src = url;
      this.video.load();
    });
  }

  #idle() {
    this.say(null);
    this.changed();
  }

  #follow() {
    if (!this.playing) return;
    this.#at = this.video.currentTime * 1000;
    this.moved(this.#at);
    requestAnimationFrame(() => this.#follow());
  }

  #frame = (at) => Math.round(clamp(at, 0, this.#film.length_ms - 40));

  async #still(at) {
    const key = this.#frame(at);
    const mine = this.#busy;
    if (this.#stills.get(key)?.rough !== false) {
      const found = await this.tool("panel_pictures", { project: this.#film.project, at_ms: [key], whole: true }).catch(() => null);
      if (mine !== this.#busy || this.showsFilm || !found?.frames?.[0]) return;
      this.#stills.set(key, { jpeg: found.frames[0], rough: false });
    }
    if (this.#frame(this.#at) === key) this.#draw(this.#stills.get(key).jpeg);
  }

  #nearest(at) {
    let best = null;
    for (const [time, { jpeg }] of this.#stills) {
      if (!best || Math.abs(time - at) < Math.abs(best.time - at)) best = { time, jpeg };
    }
    return best?.jpeg;
  }

  #draw(jpeg) {
    this.picture.src = `data:image/jpeg;base64,${jpeg}`;
  }
}
