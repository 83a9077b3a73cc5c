// The page's side of MCP Apps: JSON-RPC with the host through postMessage. The same names as the official `App` class
// (@modelcontextprotocol/ext-apps), so that it can take this one's place; that one is 252 KB.

const PROTOCOL = "2026-01-26";

export class App {
  #next = 1;
  #waiting = new Map();
  #capabilities = {};
  #context = {};
  #window;

  // Set these before `connect`.
  ontoolinput = () => {};
  ontoolresult = () => {};
  ontoolcancelled = () => {};
  onhostcontextchanged = () => {};
  onteardown = () => ({});

  constructor(info, view = window) {
    this.info = info;
    this.#window = view;
  }

  async connect() {
    this.#window.addEventListener("message", (event) => {
      if (event.source === this.#window.parent && event.data?.jsonrpc === "2.0") this.#heard(event.data);
    });
    const hello = { appInfo: this.info, appCapabilities: { availableDisplayModes: ["inline"] }, protocolVersion: PROTOCOL };
    const answer = await this.#request("ui/initialize", hello);
    this.#capabilities = answer.hostCapabilities ?? {};
    this.#context = answer.hostContext ?? {};
    this.#notify("ui/notifications/initialized", {});
  }

  getHostCapabilities = () => this.#capabilities;
  getHostContext = () => this.#context;
  callServerTool = (params) => this.#request("tools/call", params);
  sendMessage = (params) => this.#request("ui/message", params);
  updateModelContext = (params) => this.#request("ui/update-model-context", params);
  sendSizeChanged = (params) => this.#notify("ui/notifications/size-changed", params);

  #heard(message) {
    if (message.method === undefined) return this.#answered(message);
    if (message.id === undefined) return this.#told(message.method, message.params ?? {});
    const asked = { "ui/resource-teardown": this.onteardown, ping: () => ({}) }[message.method];
    const unknown = { error: { code: -32601, message: "Method not found" } };
    this.#post({ id: message.id, ...(asked ? { result: asked(message.params ?? {}) ?? {} } : unknown) });
  }

  #told(method, params) {
    if (method === "ui/notifications/tool-input") this.ontoolinput(params);
    if (method === "ui/notifications/tool-result") this.ontoolresult(params);
    if (method === "ui/notifications/tool-cancelled") this.ontoolcancelled(params);
    if (method === "ui/notifications/host-context-changed") {
      this.#context = { ...this.#context, ...params };
      this.onhostcontextchanged(params);
    }
  }

  #answered({ id, result, error }) {
    const { resolve, reject } = this.#waiting.get(id) ?? {};
    this.#waiting.delete(id);
    if (error) reject?.(new Error(error.message));
    else resolve?.(result ?? {});
  }

  #request(method, params) {
    const id = this.#next++;
    this.#post({ id, method, params });
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #notify = (method, params) => this.#post({ method, params });
  #post = (message) => this.#window.parent.postMessage({ jsonrpc: "2.0", ...message }, "*");
}
