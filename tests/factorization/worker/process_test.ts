import assert from "node:assert/strict";

Deno.test("no worker and no thread outlives its job, however that ends: the process ends by itself", async () => {
  const script = new URL("../../support/ended_jobs.ts", import.meta.url).pathname;
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-check", "--allow-read", script],
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const deadline = setTimeout(() => child.kill("SIGKILL"), 40_000);
  const { code, signal, stdout, stderr } = await child.output();
  clearTimeout(deadline);
  const lines = new TextDecoder().decode(stdout).trim().split("\n");
  assert.equal(lines.at(-1), "nothing more to do", new TextDecoder().decode(stderr));
  assert.equal(signal, null, "it had to be killed");
  assert.equal(code, 0);
  assert.ok(lines.slice(0, 4).every((line) => line.endsWith(": TimeoutError")), lines.join("\n"));
});
