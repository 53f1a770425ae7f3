import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { encode } from "fast-png";
import { decodePicture } from "../../../lib/dataset/pictures/decode_picture.ts";
import { type PictureOptions, wantedPixels } from "../../../lib/dataset/pictures/wanted_pixels.ts";
import { withFiles } from "../../support/files.ts";
import { python, pythonHas } from "../../support/python.ts";

const AS_IS: PictureOptions = {
  channels: 1,
  background: [0, 0, 0],
  size: null,
  resize: "contain",
  maximum: 255,
};

/** Pillow's pixels of files that Pillow wrote: name -> (height, width, channels) of "L" or "RGB". */
const PILLOW = `import sys, json, numpy as np
from PIL import Image
f = sys.argv[1] + "/"
rng = np.random.RandomState(7)
def smooth(*shape):
    a = rng.randint(0, 256, (5, 4) + shape[2:]).astype("u1")
    return np.asarray(Image.fromarray(a).resize((shape[1], shape[0]), Image.BILINEAR))
grey, rgb = smooth(21, 18), smooth(21, 18, 3)
alpha = smooth(21, 18, 4)
L, RGB, RGBA = Image.fromarray(grey), Image.fromarray(rgb), Image.fromarray(alpha)
out = {}
def save(name, image, pixels=None, **options):
    image.save(f + name, **options)
    seen = np.asarray(Image.open(f + name).convert("RGB")) if pixels is None else pixels
    out[name] = seen.reshape(21, 18, 3).tolist()
save("grey.png", L); save("rgb.png", RGB); save("palette.png", RGB.convert("P", palette=Image.ADAPTIVE, colors=9))
save("bits1.png", L.convert("1")); save("bits4.png", L.quantize(7), bits=4)
save("interlaced.png", RGB, optimize=True)
over = Image.alpha_composite(Image.new("RGBA", (18, 21), (0, 0, 0, 255)), RGBA).convert("RGB")
save("alpha.png", RGBA, np.asarray(over)); save("la.png", RGBA.convert("LA"), np.asarray(Image.alpha_composite(Image.new("RGBA", (18, 21), (0, 0, 0, 255)), RGBA.convert("LA").convert("RGBA")).convert("RGB")))
save("grey.jpg", L, quality=90); save("rgb.jpg", RGB, quality=90, subsampling=0); save("progressive.jpeg", RGB, progressive=True, subsampling=0)
save("grey.pgm", L); save("rgb.ppm", RGB); save("bits.pbm", L.convert("1"))
save("grey.tif", L); save("rgb.tiff", RGB, compression="tiff_lzw"); save("deflate.tif", RGB, compression="tiff_adobe_deflate"); save("palette.tif", RGB.convert("P", palette=Image.ADAPTIVE, colors=9))
save("lossless.webp", RGB, lossless=True); save("lossy.webp", RGB, quality=90)
deep = (grey.astype("u2") * 257 + 3).clip(0, 65535)
Image.fromarray(deep).save(f + "deep.png"); out["deep.png"] = deep.tolist()
print(json.dumps(out))`;

Deno.test({
  name:
    "decodePicture() gives Pillow's pixels of PNG, PGM, PPM, TIFF and lossless WebP, and of JPEG nearly",
  ignore: !pythonHas("PIL") || !pythonHas("numpy"),
  fn: async () => {
    await withFiles({}, async (folder) => {
      const facts = await python(PILLOW, folder) as Record<string, number[][][]>;
      equal(Object.keys(facts).length, 21);
      for (const [name, expected] of Object.entries(facts)) {
        const decoded = await decodePicture(name, await Deno.readFile(`${folder}/${name}`));
        if (name === "deep.png") {
          const { pixels } = wantedPixels(decoded, AS_IS);
          ok(pixels instanceof Float32Array);
          deepEqual([...pixels], expected.flat().map((value) => Math.fround(Number(value) / 257)));
          continue;
        }
        const { height, width, pixels } = wantedPixels(decoded, { ...AS_IS, channels: 3 });
        deepEqual([height, width], [21, 18], name);
        const largest = Math.max(...expected.flat(2).map((v, i) => Math.abs(v - pixels[i]!)));
        // Pillow's decoder of JPEG and lossy WebP smooths colours in another way; its alpha is rounded twice.
        const allowed = /jpe?g$|lossy/.test(name) ? 4 : /alpha|la\\.png/.test(name) ? 1 : 0;
        ok(largest <= allowed, `${name} differs by ${largest}`);
      }
    });
  },
});

Deno.test("decodePicture() reads interlaced PNGs, down to a pixel, as those that are not", async () => {
  for (const [width, height] of [[9, 11], [1, 1], [3, 5], [8, 8]] as const) {
    const data = Uint8Array.from({ length: 3 * width * height }, (_, i) => i * 37);
    const image = { width, height, data, depth: 8, channels: 3 } as const;
    const interlaced = encode(image, { interlace: "Adam7" });
    deepEqual([...(await decodePicture("a.png", interlaced)).values], [...data]);
    deepEqual([...(await decodePicture("a.png", encode(image))).values], [...data]);
  }
});

Deno.test({
  name: "wantedPixels() turns colours into Pillow's grey",
  ignore: !pythonHas("PIL") || !pythonHas("numpy"),
  fn: async () => {
    const facts = await python(`import json, numpy as np
from PIL import Image
a = np.random.RandomState(3).randint(0, 256, (40, 50, 3)).astype("u1")
print(json.dumps([a.ravel().tolist(), np.asarray(Image.fromarray(a).convert("L")).ravel().tolist()]))`);
    const [colors, greys] = facts as [number[], number[]];
    const picture = { height: 40, width: 50, channels: 3, white: 255 } as const;
    const { pixels } = wantedPixels({ ...picture, values: Uint8Array.from(colors) }, AS_IS);
    deepEqual([...pixels], greys);
  },
});

Deno.test("wantedPixels() lays transparent pixels over the background", () => {
  const values = Uint8Array.of(200, 100, 50, 0, 200, 100, 50, 255, 200, 100, 50, 51);
  const picture = { height: 1, width: 3, channels: 4, white: 255, values } as const;
  const background = [255, 255, 255] as const;
  const { pixels } = wantedPixels(picture, { ...AS_IS, channels: 3, background });
  deepEqual([...pixels], [255, 255, 255, 200, 100, 50, 244, 224, 214]);
  const grey = {
    height: 1,
    width: 2,
    channels: 2,
    white: 255,
    values: Uint8Array.of(9, 0, 9, 255),
  };
  deepEqual([...wantedPixels({ ...grey, channels: 2 }, { ...AS_IS, background }).pixels], [255, 9]);
});

/** A PNG whose header says another size. */
function resized(png: Uint8Array, width: number, height: number): Uint8Array {
  const changed = png.slice();
  const view = new DataView(changed.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return changed;
}

const PNG = encode({ width: 4, height: 3, data: new Uint8Array(12), depth: 8, channels: 1 });
const JPEG_START = Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 3, 0, 4, 1, 1, 0x11, 0);
const text = (value: string) => new TextEncoder().encode(value);

Deno.test("decodePicture() refuses what is damaged, cut short or too large, before memory is set aside", async () => {
  const cases: [name: string, bytes: Uint8Array, problem: RegExp][] = [
    ["a.png", new Uint8Array(0), /^is empty$/],
    ["a.png", text("<html>"), /^is no PNG, nor PNG, JPEG, WebP, TIFF, PGM or PPM$/],
    ["a.png", PNG.subarray(0, -20), /^is a PNG that is cut short$/],
    ["a.png", PNG.with(45, PNG[45]! ^ 255), /^is a damaged PNG$/],
    ["a.png", resized(PNG, 60_000, 60_000), /^60000x60000 pixels, more than the 67108864/],
    ["a.png", resized(PNG, 0, 3), /^has no pixels, 3x0$/],
    ["a.jpg", JPEG_START, /^is a JPEG that is cut short$/],
    [
      "a.jpg",
      Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0x20, 0, 0x20, 0, 1, 1, 0x11, 0),
      /^8192x8192 pixels out of 15 bytes, which no picture needs$/,
    ],
    ["a.jpg", Uint8Array.of(...JPEG_START, 1, 2, 3), /^is a damaged JPEG$/],
    ["a.pgm", text("P5 4 3 255\n123"), /^is a PGM or PPM that is damaged or cut short$/],
    ["a.pgm", text("P2 99999 99999 255\n1"), /^99999x99999 pixels, more than/],
    ["a.pgm", text("P2 2 1 9\n3 10"), /^has values above its own maximum of 9$/],
    ["a.tif", text("II*\0\x08\0\0\0"), /^is a damaged TIFF$/],
    ["a.webp", text("RIFF....WEBPVP8 "), /^is a WebP that is cut short$/],
  ];
  for (const [name, bytes, problem] of cases) {
    await rejects(decodePicture(name, bytes), { name: "UnreadablePicture", message: problem });
  }
});

Deno.test("decodePicture() reads PBM, PGM and PPM as text, with comments", async () => {
  const read = async (value: string) => {
    const picture = await decodePicture("a.pnm", text(value));
    return [
      ...wantedPixels(picture, { ...AS_IS, channels: picture.channels === 3 ? 3 : 1 }).pixels,
    ];
  };
  deepEqual(await read("P2 # grey\n2 2\n# maximum\n15\n0 15 1 3\n"), [0, 255, 17, 51]);
  deepEqual(await read("P1 3 1\n101"), [0, 255, 0]);
  deepEqual(await read("P3 1 1 255 1 2 3"), [1, 2, 3]);
});
