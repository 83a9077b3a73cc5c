// A film's bytes, through the host: parts of 512 KiB, four on their way at a time.

export const PART = 512 * 1024;
const AT_ONCE = 4;

export function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let n = 0; n < text.length; n++) bytes[n] = text.charCodeAt(n);
  return bytes;
}

// The whole film. `read(offset, length)` gives {data, size}; `told(done)` hears of each part; `stopped()` ends it.
// Rejects when a part cannot be had, is not as long as it should be, or the film has changed its size on the way.
export async function fetchFilm(size, read, told, stopped = () => false) {
  const parts = Array.from({ length: Math.ceil(size / PART) });
  let next = 0;
  let done = 0;
  const work = async () => {
    while (next < parts.length) {
      const n = next++;
      const length = Math.min(PART, size - n * PART);
      const chunk = await read(n * PART, length);
      if (stopped()) throw new Error("stopped");
      parts[n] = bytesOf(chunk.data);
      if (chunk.size !== size || parts[n].length !== length) throw new Error("the film has changed");
      done += length;
      told(done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, parts.length) }, work));
  return new Blob(parts, { type: "video/mp4" });
}

export function dataUrl(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
