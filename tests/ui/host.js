// A host with the official AppBridge, for the tests: it shows a view in a frame within a frame, and tells what it hears.
// Everything that a host decides is an argument of `start`; tools are called by the test (`window.callTool`).

import { AppBridge, PostMessageTransport } from "@modelcontextprotocol/ext-apps/app-bridge";

const heard = { messages: [], contexts: [], sizes: [], tools: [], errors: [] };
let bridge;

async function start({ html, capabilities, context, sandbox }) {
  const frame = document.querySelector("iframe");
  bridge = new AppBridge(null, { name: "a test", version: "0" }, capabilities, { hostContext: context });
  const ready = new Promise((resolve) => (bridge.oninitialized = resolve));
  const loaded = new Promise((resolve) => (bridge.onsandboxready = resolve));
  bridge.onmessage = async (params) => (heard.messages.push(params), {});
  bridge.onupdatemodelcontext = async (params) => (heard.contexts.push(params), {});
  bridge.onsizechange = (size) => {
    heard.sizes.push(size);
    if (size.height) frame.style.height = `${size.height}px`;
  };
  bridge.oncalltool = async (params) => {
    heard.tools.push(params);
    return JSON.parse(await window.callTool(JSON.stringify(params)));
  };
  bridge.onerror = (error) => heard.errors.push(String(error));
  await bridge.connect(new PostMessageTransport(frame.contentWindow, frame.contentWindow));
  frame.src = sandbox;
  await loaded;
  await bridge.sendSandboxResourceReady({ html });
  await ready;
}

window.host = {
  heard,
  start,
  input: (args) => bridge.sendToolInput({ arguments: args }),
  result: (result) => bridge.sendToolResult(result),
  cancelled: () => bridge.sendToolCancelled({ reason: "the test" }),
  context: (context) => bridge.sendHostContextChange(context),
  teardown: () => bridge.teardownResource({}),
  app: () => bridge.getAppVersion(),
};
