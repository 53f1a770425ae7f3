import config from "../../deno.json" with { type: "json" };

/** What a report was made with. */
export function versions(): { name: string; version: string }[] {
  return [
    { name: "strokes", version: config.version },
    { name: "Deno", version: Deno.version.deno },
    { name: "V8", version: Deno.version.v8 },
  ];
}
