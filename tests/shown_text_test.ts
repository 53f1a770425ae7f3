import assert from "node:assert/strict";
import * as fc from "fast-check";
import { Failure } from "../lib/failure.ts";
import { ownEscapes, shown, shownJson } from "../lib/shown_text.ts";

Deno.test("shown() makes escape sequences, newlines and turned directions visible", () => {
  assert.equal(shown("a\x1b]0;title\x07b"), "a\\x1b]0;title\\x07b");
  assert.equal(shown("one\r\ntwo\tthree"), "one\\r\\ntwo\\tthree");
  assert.equal(shown("\x9b31m\x7f"), "\\x9b31m\\x7f");
  assert.equal(shown("exe.\u202egnp"), "exe.\\u202egnp");
  assert.equal(shown("\u{10eeee}\ud800"), "\\u{10eeee}\\ud800");
});

Deno.test("shown() leaves what people write in names", () => {
  for (const name of ["größe.csv", "数字.npz", "👩‍🔬 lab", "naïve (2)"]) {
    assert.equal(shown(name), name);
  }
});

Deno.test("shown() keeps the beginning and the end of a long name", () => {
  const name = `start${"x".repeat(60_000)}end.csv`;
  assert.match(shown(name), /^startx+\.\.\.x+end\.csv$/);
  assert.equal(shown(name).length, 300);
});

Deno.test("shown() gives one short line without control characters, whatever the text", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 900 }), (text) => {
    // deno-lint-ignore no-control-regex -- these must not be there
    assert.doesNotMatch(shown(text), /[\x00-\x1f\x7f-\x9f]/);
    assert.ok(shown(text).length <= 300);
    assert.ok(shown(text).isWellFormed());
  }));
});

Deno.test("shownJson() keeps the value and has no character that a terminal acts upon", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    const json = JSON.stringify({ text }) + "\n";
    assert.deepEqual(JSON.parse(shownJson(json)), { text });
    // deno-lint-ignore no-control-regex -- these must not be there
    assert.doesNotMatch(shownJson(json), /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
  }));
});

Deno.test("ownEscapes() lets through colours and pictures, and shows all others", () => {
  const own = [
    "\x1b[38;5;12mblue\x1b[39m\n",
    "\r\x1b[K",
    "\x1b_Ga=T,f=24;AAAA\x1b\\",
    "\x1bP0;1;0q#0;2;0;0;0~~-\x1b\\",
    "\x1b]1337;File=inline=1:AAAA\x07",
    "\x1b7\x1b8",
    "\x1b[16t\x1b[c\x1b[>0q",
  ].join("");
  assert.equal(ownEscapes(own), own);
  assert.equal(ownEscapes("\x1b]0;title\x07"), "\\x1b]0;title\x07");
  assert.equal(ownEscapes("\x1b]52;c;AAAA\x1b\\"), "\\x1b]52;c;AAAA\x1b\\");
  assert.equal(ownEscapes("\x9d0;t\x9c\x1bc\x08"), "\\x9d0;t\\x9c\\x1bc\\x08");
});

Deno.test("Failure says all in one line, however long and whatever is in it", () => {
  const { message } = new Failure(`${"n".repeat(60_000)}\x1b[2J\n: is no image; remove it`);
  assert.ok(message.length <= 1200);
  assert.match(message, /^n+\.\.\.n+\\x1b\[2J\\n: is no image; remove it$/);
});
