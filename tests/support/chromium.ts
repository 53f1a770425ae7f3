/** A page in headless Chromium, driven over its DevTools protocol. */
export interface Browser {
  /** Shows an address (another one than before, whatever follows `#`) and waits until it is loaded. */
  open(url: string, view: View): Promise<void>;
  /** The value of an expression in the page. */
  evaluate<T>(expression: string): Promise<T>;
  /** Types a key, such as "Tab" or "ArrowRight". */
  press(key: string): Promise<void>;
  /** What is said to a screen reader: role and name of each thing, in order. */
  spoken(): Promise<{ readonly role: string; readonly name: string }[]>;
  /** Shows the page as it is printed, on A4, until another is opened. */
  print(): Promise<void>;
  /** PNG of the window, or of the whole page. */
  screenshot(wholePage?: boolean): Promise<Uint8Array>;
  /** Console messages of warnings and errors, exceptions, refused contents. */
  readonly problems: string[];
  /** Addresses that the page asked for, besides its own and `data:`. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** How a page is shown. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly scheme: "light" | "dark";
}

/** Path of Chromium, or null where it is not installed (Debian: apt-get install chromium). */
export async function findChromium(): Promise<string | null> {
  for (const path of ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]) {
    if (await Deno.stat(path).then(({ isFile }) => isFile, () => false)) return path;
  }
  return null;
}

/** Starts Chromium with a profile of its own and nothing in the background. */
export async function startChromium(path: string): Promise<Browser> {
  const profile = await Deno.makeTempDir({ prefix: "strokes-chromium-" });
  const process = new Deno.Command(path, {
    // deno-fmt-ignore
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--hide-scrollbars", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank",
    ],
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  const socket = new WebSocket(await pageAddress(profile));
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const waiting = new Map<number, (message: Message) => void>();
  let loaded = () => {};
  let shown = "";
  const problems: string[] = [], requests: string[] = [];
  socket.onmessage = ({ data }) => {
    const message: Message = JSON.parse(data);
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    const { method, params } = message;
    if (method === "Page.loadEventFired") loaded();
    if (method === "Runtime.exceptionThrown" || method === "Log.entryAdded") {
      problems.push(JSON.stringify(params));
    }
    if (method === "Runtime.consoleAPICalled" && ["error", "warning"].includes(params.type)) {
      problems.push(JSON.stringify(params));
    }
    if (method === "Network.requestWillBeSent") {
      const { url } = params.request;
      if (url !== shown && !url.startsWith("data:")) requests.push(url);
    }
  };
  let next = 1;
  const send = (method: string, params: Record<string, unknown> = {}): Promise<Answer> => {
    const id = next++;
    return new Promise((resolve, reject) => {
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id);
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result ?? {});
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
  };
  for (const domain of ["Page", "Runtime", "Log", "Network"]) await send(`${domain}.enable`);
  return {
    problems,
    requests,
    async open(url, { width, height, scheme }) {
      shown = url.split("#")[0]!;
      await send("Emulation.setDeviceMetricsOverride", {
        width,
        height,
        deviceScaleFactor: 1,
        mobile: false,
      });
      await send("Emulation.setEmulatedMedia", {
        media: "",
        features: [{ name: "prefers-color-scheme", value: scheme }],
      });
      const isLoaded = new Promise<void>((resolve) => loaded = resolve);
      await send("Page.navigate", { url });
      await isLoaded;
    },
    async evaluate(expression) {
      const { result } = await send("Runtime.evaluate", {
        expression,
        returnByValue: true,
        awaitPromise: true,
      });
      return result.value;
    },
    async press(key) {
      const code = { Tab: 9, ArrowRight: 39, ArrowLeft: 37, " ": 32, Enter: 13 }[key];
      const event = { key, code: key === " " ? "Space" : key, windowsVirtualKeyCode: code };
      await send("Input.dispatchKeyEvent", { type: "keyDown", ...event });
      await send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
    },
    async spoken() {
      const { nodes } = await send("Accessibility.getFullAXTree");
      return nodes.filter(({ ignored }: Answer) => !ignored).map(({ role, name }: Answer) => ({
        role: role.value,
        name: name?.value ?? "",
      }));
    },
    async print() {
      // 186 of 210 mm lie between the margins
      await send("Emulation.setDeviceMetricsOverride", {
        width: 703,
        height: 1032,
        deviceScaleFactor: 1,
        mobile: false,
      });
      await send("Emulation.setEmulatedMedia", { media: "print" });
    },
    async screenshot(wholePage = false) {
      const { data } = await send("Page.captureScreenshot", { captureBeyondViewport: wholePage });
      return Uint8Array.fromBase64(data);
    },
    async close() {
      const isClosed = new Promise((resolve) => socket.onclose = resolve);
      await send("Browser.close").catch(() => {});
      socket.close();
      await Promise.all([isClosed, process.status]);
      await Deno.remove(profile, { recursive: true });
    },
  };
}

// deno-lint-ignore no-explicit-any -- the protocol's answers have as many shapes as it has methods
type Answer = any;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params: Answer;
  readonly result?: Answer;
  readonly error?: { readonly message: string };
}

/** Waits until Chromium has said where it listens, and asks for the address of its one page. */
async function pageAddress(profile: string): Promise<string> {
  for (let i = 0; i < 200; i++) {
    const port = await Deno.readTextFile(`${profile}/DevToolsActivePort`)
      .then((text) => text.split("\n")[0]!, () => "");
    if (port !== "") {
      const targets = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
      const page = targets.find(({ type }: { type: string }) => type === "page");
      if (page) return page.webSocketDebuggerUrl;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("Chromium did not start within 10 s");
}
