/**
 * Loads in a process of its own and prints seconds (by the clock, and of all threads) and the peak, Deno included (Linux's VmHWM; getrusage also counts the
 * parent's memory at the time of the fork):
 *
 *     deno run -A tests/bench/load_once.ts [SOURCE...]
 */
import process from "node:process";
import { loadDataset } from "../../lib/dataset/load.ts";

const start = performance.now();
const cpuBefore = process.cpuUsage();
await loadDataset(Deno.args);
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
const status = await Deno.readTextFile("/proc/self/status");
const peak_mb = Number(/VmHWM:\s+(\d+)/.exec(status)![1]) * 1024 / 1e6;
console.log(JSON.stringify({ seconds, cpu_seconds: (user + system) / 1e6, peak_mb }));
