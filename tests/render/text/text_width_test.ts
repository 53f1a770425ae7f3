import assert from "node:assert/strict";
import fc from "fast-check";
import stringWidth from "string-width";
import { table } from "../../../lib/render/text/table.ts";
import { loadTextWidth, pad, plain, textWidth } from "../../../lib/render/text/text_width.ts";

await loadTextWidth(["鞋"]);

Deno.test("textWidth() is string-width's for any text, with colours and links around it", () => {
  const parts = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(
      "Digit 7",
      "größe",
      "鞋",
      "🙂",
      "👨‍👩‍👧",
      "e\u0301",
      "Ж",
      "─│▀▄█▏",
      "…",
      "⠿",
      "↑",
      "한글",
    ),
  );
  fc.assert(fc.property(fc.array(parts, { maxLength: 6 }), (texts) => {
    const text = texts.join("").replaceAll(/\p{Cc}/gu, "");
    assert.equal(textWidth(text), stringWidth(text), JSON.stringify(text));
    assert.equal(textWidth(`\x1b[1;38;5;231m${text}\x1b[m`), stringWidth(text));
    assert.equal(textWidth(`\x1b]8;;p:1\x07${text}\x1b]8;;\x07`), stringWidth(text));
  }));
});

Deno.test("plain() takes colours and links out", () => {
  assert.equal(
    plain("\x1b[1ma\x1b[0;38;2;1;2;3mb\x1b[m \x1b]8;;https://x\x1b\\c\x1b]8;;\x1b\\"),
    "ab c",
  );
});

Deno.test("pad() and table() align texts of wide characters and emoji", () => {
  assert.equal(pad("鞋", 4), "鞋  ");
  assert.equal(pad("🙂", 3, "left"), " 🙂");
  const lines = table([{ title: "class" }, { title: "images", align: "right" }], [
    ["鞋", "12"],
    ["boot", "7"],
    ["👟 shoe", "1,345"],
  ]);
  assert.deepEqual(lines, [
    "class    images",
    "鞋           12",
    "boot          7",
    "👟 shoe   1,345",
  ]);
  assert.deepEqual([...new Set(lines.map((line) => stringWidth(line)))], [15]);
});
