import { classTitle } from "../dataset/classes.ts";
import { percentage } from "../sections/numbers.ts";
import { type ContactSheet, inRows, type LabelledPicture, type SheetRow } from "./contact_sheet.ts";
import { distance, weight } from "./format.ts";
import type { Group, ModelReport } from "./model_report.ts";
import {
  CLASS_PICTURES,
  classRasters,
  componentRaster,
  overlayRaster,
  sampleRasters,
  tintedRaster,
} from "./pictures.ts";
import type { Comparison } from "./report.ts";
import type { Sample } from "./sample.ts";

/** The first images of each digit, a row each; for models with images. */
export function examplesSheet(model: ModelReport): ContactSheet {
  return {
    title: `Examples (${model.name})`,
    rows: model.groups.map(({ name, examples }) => ({
      label: name,
      pictures: examples.map((sample) => ({
        raster: sampleRasters(model, sample).original!,
        label: String(sample.index),
      })),
    })),
  };
}

/** All components with their numbers and shares. */
export function componentsSheet(model: ModelReport): ContactSheet {
  const pictures = model.facts.map(({ component, share }) => ({
    raster: componentRaster(model, component),
    label: `${component + 1}: ${percentage(share)}`,
  }));
  const columns = pictures.length <= 20 ? 5 : 9;
  return { title: `Components (${model.name})`, rows: inRows(pictures, columns) };
}

/** One component with its number and share. */
export function componentSheet(model: ModelReport, component: number): ContactSheet {
  const label = percentage(model.facts[component]!.share);
  const raster = componentRaster(model, component);
  return {
    title: `Component ${component + 1} (${model.name})`,
    rows: [{ label: "", pictures: [{ raster, label }] }],
  };
}

/** One image: original, reconstruction, difference. */
export function sampleSheet(model: ModelReport): ContactSheet {
  const { sample } = model;
  const title = `Image ${sample.index}${sample.label === null ? "" : `, a ${sample.label}`}`;
  return {
    title: `${title} (${model.name})`,
    rows: [{ label: "", pictures: trio(model, sample) }],
  };
}

/** A digit's top components with their mean weights. */
export function topSheet(model: ModelReport, group: Group): ContactSheet {
  const { pictures } = topRow(model, group);
  return { title: `${group.name}: top components (${model.name})`, rows: inRows(pictures, 5) };
}

/** The same in one row. */
export function topRow(model: ModelReport, { name, top, statistics }: Group): SheetRow {
  const pictures = top.map((t) => ({
    raster: componentRaster(model, t),
    label: `${t + 1}: ${weight(statistics.mean[t]!)}`,
  }));
  return { label: name, pictures };
}

/** Mean, median, minimum and maximum of a digit's top components. */
export function classSheet(model: ModelReport, group: Group): ContactSheet {
  const numbers = group.classComponents.map((t) => t + 1).join(", ");
  return {
    title: `${group.name}: components ${numbers} (${model.name})`,
    rows: [{
      label: "",
      pictures: classRasters(model, group).map((raster, i) => ({
        raster,
        label: CLASS_PICTURES[i]!,
      })),
    }],
  };
}

/** A digit's top components painted over one another, and each in its colour. */
export function overlaySheet(model: ModelReport, group: Group): ContactSheet {
  const legend = group.overlay.legend.map(({ component, color }) => ({
    raster: tintedRaster(model, component, color),
    label: String(component + 1),
  }));
  return {
    title: `${group.name}: overlay (${model.name})`,
    rows: inRows([{ raster: overlayRaster(model, group), label: "all" }, ...legend], 6),
  };
}

/** An image of each digit: original, reconstruction, difference. */
export function reconstructionsSheet(model: ModelReport): ContactSheet {
  return {
    title: `Reconstructions (${model.name})`,
    rows: model.groups.map(({ name, examples }) => ({
      label: name,
      pictures: trio(model, examples[0]!),
    })),
  };
}

/** The images that are rebuilt worst or best: original and reconstruction. */
export function rankedSheet(
  model: ModelReport,
  which: "worst" | "best",
  samples: readonly Sample[],
): ContactSheet {
  const rows = inRows(rankedPictures(model, samples), 10);
  return { title: `The ${samples.length} ${which} (${model.name})`, rows };
}

/** Original and reconstruction of each image, one after the other. */
export function rankedPictures(model: ModelReport, samples: readonly Sample[]): LabelledPicture[] {
  return samples.flatMap((sample) => {
    const { original, reconstruction } = sampleRasters(model, sample);
    const label = sample.label === null ? "" : ` (${sample.label})`;
    return [
      ...(original ? [{ raster: original, label: `${sample.index}${label}` }] : []),
      { raster: reconstruction, label: distance(sample.distance!) },
    ];
  });
}

/** The same images in several models. */
export function comparisonSheet(
  models: readonly ModelReport[],
  { samples }: Comparison,
): ContactSheet {
  return {
    title: `The same images: ${models.map(({ name }) => name).join(", ")}`,
    rows: samples.map((row) => ({
      label: nameOf(models[0]!, row[0]!),
      pictures: [
        { raster: sampleRasters(models[0]!, row[0]!).original!, label: String(row[0]!.index) },
        ...row.map((sample, i) => ({
          raster: sampleRasters(models[i]!, sample).reconstruction,
          label: `${models[i]!.name}: ${distance(sample.distance!)}`,
        })),
      ],
    })),
  };
}

function nameOf({ model: { classes } }: ModelReport, { index, class: name }: Sample): string {
  return name === null ? `Image ${index}` : classTitle(classes, classes.indexOf(name));
}

function trio(model: ModelReport, sample: Sample): LabelledPicture[] {
  const { original, reconstruction, difference } = sampleRasters(model, sample);
  const label = sample.distance === null ? "reconstruction" : distance(sample.distance);
  return [
    ...(original ? [{ raster: original, label: `image ${sample.index}` }] : []),
    { raster: reconstruction, label },
    ...(difference ? [{ raster: difference, label: "difference" }] : []),
  ];
}
