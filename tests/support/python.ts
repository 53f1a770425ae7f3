const PYTHON = "/usr/bin/python3";

/**
 * Whether Debian's Python has a module; says so on the console where not, since the tests that need it are skipped.
 *
 * @param module such as "numpy"
 */
export function pythonHas(module: string): boolean {
  try {
    const args = ["-c", `import ${module}`];
    if (new Deno.Command(PYTHON, { args, stderr: "null" }).outputSync().success) return true;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  console.log(`${module} is not here, its tests are left out (apt-get install python3-${module})`);
  return false;
}

/** Runs a script that prints JSON, and gives what it printed. */
export async function python(script: string, ...args: string[]): Promise<unknown> {
  const { success, stdout, stderr } = await new Deno.Command(PYTHON, {
    args: ["-c", script, ...args],
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  if (!success) throw new Error(text(stderr));
  return JSON.parse(text(stdout));
}
