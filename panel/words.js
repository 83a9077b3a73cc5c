// What the panel says, in English and 中文.

const WORDS = {
  timeline: ["Timeline", "时间线"],
  clips: ["Clips, texts and sounds", "片段、文字和声音"],
  video: ["Video", "视频"],
  overlay: ["Overlay", "叠加"],
  text: ["Text", "文字"],
  music: ["Music", "音乐"],
  sound: ["Sound", "声音"],
  other: ["Track", "轨道"],
  clip: ["Clip", "片段"],
  play: ["Play", "播放"],
  pause: ["Pause", "暂停"],
  playhead: ["Playhead", "播放头"],
  spoken: [(at, all) => `${at} of ${all} seconds`, (at, all) => `第 ${at} 秒，共 ${all} 秒`],
  shots: [(n) => (n === 1 ? "1 clip" : `${n} clips`), (n) => `${n} 个片段`],
  more: [(n) => `and ${n} more`, (n) => `还有 ${n} 个`],
  ask: ["Ask about this clip", "询问这个片段"],
  askPlaceholder: ["What should change?", "想怎么改？"],
  send: ["Send", "发送"],
  sent: ["Sent.", "已发送。"],
  unsent: ["The host did not take the message.", "应用没有接收这条消息。"],
  asked: [(what, text) => `${what}: ${text}`, (what, text) => `${what}：${text}`],
  pick: ["Select a clip to see more.", "选择一个片段查看详情。"],
  loading: [(part, all) => `Loading ${part} of ${all} MB`, (part, all) => `正在载入 ${part} / ${all} MB`],
  making: ["Making a preview", "正在生成预览"],
  noPlay: ["This app plays no video here; pictures follow the playhead.", "此应用无法播放视频，画面会跟随播放头。"],
  lastExport: ["Last export", "上次导出"],
  empty: ["Nothing on the timeline yet.", "时间线上还没有内容。"],
  working: ["Working…", "处理中…"],
  cancelled: ["Cancelled.", "已取消。"],
  nothing: ["This app shows the timeline as text only.", "此应用只以文字显示时间线。"],
  volume: [(n) => `volume ${n} %`, (n) => `音量 ${n} %`],
  silent: ["silent", "静音"],
  still: ["photo", "照片"],
  join: [(name) => `then ${name}`, (name) => `接${name}`],
};

const [EN, ZH] = [0, 1].map((n) => Object.fromEntries(Object.entries(WORDS).map(([key, said]) => [key, said[n]])));

// The words for a host's locale, such as "zh-CN".
export const wordsFor = (locale) => (/^zh/i.test(locale ?? "") ? ZH : EN);
export const joinName = (words, item) => item.join_names?.[words === ZH ? 1 : 0] ?? item.join.replaceAll("_", " ");
