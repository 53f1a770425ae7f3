import { withFiles } from "./files.ts";

const SSHD = "/usr/sbin/sshd";

/** Whether Debian's sshd is here, to be started by this user. */
export function hasSshd(): boolean {
  try {
    return Deno.statSync(SSHD).isFile && Deno.build.os === "linux";
  } catch {
    return false;
  }
}

/** A server of ssh on this machine, with keys that nobody else has. */
export interface SshServer {
  readonly port: number;
  /** The command that runs a program there, in a terminal of its own. */
  command(port: number, program: readonly string[]): [file: string, ...args: string[]];
}

/** Runs with sshd on a free port of 127.0.0.1; keys and configuration are thrown away. */
export async function withSshServer(use: (server: SshServer) => Promise<void>): Promise<void> {
  await withFiles({}, async (folder) => {
    const port = freePort();
    for (const key of ["host", "user"]) {
      await run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", `${folder}/${key}`);
    }
    await Deno.copyFile(`${folder}/user.pub`, `${folder}/authorized`);
    await Deno.writeTextFile(`${folder}/config`, configuration(folder, port));
    // where sshd of root goes before it knows who is there
    if (Deno.uid() === 0) await Deno.mkdir("/run/sshd", { recursive: true });
    const child = new Deno.Command(SSHD, {
      args: ["-D", "-e", "-f", `${folder}/config`],
      stdout: "null",
      stderr: "null",
    }).spawn();
    try {
      await accepts(port);
      await use({ port, command: (port, program) => sshCommand(folder, port, program) });
    } finally {
      child.kill("SIGTERM");
      await child.status;
    }
  });
}

function configuration(folder: string, port: number): string {
  return [
    `Port ${port}`,
    "ListenAddress 127.0.0.1",
    `HostKey ${folder}/host`,
    `AuthorizedKeysFile ${folder}/authorized`,
    "PidFile none",
    "UsePAM no",
    "StrictModes no",
    "PasswordAuthentication no",
    "PermitRootLogin yes",
  ].join("\n") + "\n";
}

function sshCommand(
  folder: string,
  port: number,
  program: readonly string[],
): [string, ...string[]] {
  const options = {
    IdentityFile: `${folder}/user`,
    IdentitiesOnly: "yes",
    StrictHostKeyChecking: "no",
    UserKnownHostsFile: "/dev/null",
    LogLevel: "ERROR",
  };
  return [
    "ssh",
    "-tt",
    "-F",
    "none",
    "-p",
    String(port),
    ...Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`]),
    "127.0.0.1",
    program.map((word) => `'${word}'`).join(" "),
  ];
}

/** A line between a client and a server that takes its time. */
export interface SlowLine extends AsyncDisposable {
  readonly port: number;
  /** Cuts all connections. */
  cut(): void;
}

/**
 * Relays connections to a port of this machine, each way with a delay and no faster than so many bytes a second.
 */
export function slowLine(to: number, { delay, bytesPerSecond }: {
  readonly delay: number;
  readonly bytesPerSecond: number;
}): SlowLine {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const connections = new Set<Deno.Conn>();
  const relay = async (from: Deno.Conn, into: Deno.Conn) => {
    const buffer = new Uint8Array(512);
    let written = Promise.resolve();
    try {
      for (let read = await from.read(buffer); read; read = await from.read(buffer)) {
        const piece = buffer.slice(0, read);
        const arrived = sleep(delay);
        written = Promise.all([written, arrived]).then(() => writeAll(into, piece));
        written.catch(() => {});
        // what is read no faster than this waits before the relay, as before any narrow line
        await sleep(read / bytesPerSecond * 1000);
      }
      await written;
    } catch {
      // a connection that was cut
    }
    close(into);
  };
  const close = (connection: Deno.Conn) => {
    if (connections.delete(connection)) connection.close();
  };
  const serving = (async () => {
    for await (const client of listener) {
      const server = await Deno.connect({ hostname: "127.0.0.1", port: to });
      connections.add(client).add(server);
      void relay(client, server);
      void relay(server, client);
    }
  })();
  const cut = () => connections.forEach(close);
  return {
    port: (listener.addr as Deno.NetAddr).port,
    cut,
    async [Symbol.asyncDispose]() {
      listener.close();
      cut();
      await serving;
      await sleep(delay + 50);
    },
  };
}

async function writeAll(into: Deno.Conn, piece: Uint8Array): Promise<void> {
  for (let written = 0; written < piece.length;) {
    written += await into.write(piece.subarray(written));
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function accepts(port: number): Promise<void> {
  for (;;) {
    try {
      (await Deno.connect({ hostname: "127.0.0.1", port })).close();
      return;
    } catch {
      await sleep(20);
    }
  }
}

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return (listener.addr as Deno.NetAddr).port;
}

async function run(command: string, ...args: string[]): Promise<void> {
  const { success, stderr } = await new Deno.Command(command, { args }).output();
  if (!success) throw new Error(`${command}: ${new TextDecoder().decode(stderr)}`);
}
