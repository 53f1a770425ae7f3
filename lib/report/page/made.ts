import { counted, duration } from "../../sections/numbers.ts";
import type { ModelOrigin } from "../../model/model.ts";
import { fitCommand } from "../fit_command.ts";
import type { Report } from "../report.ts";
import { versions } from "../versions.ts";
import { html, type Markup } from "./markup.ts";
import { eachModel } from "./parts.ts";

/** Parameters, seconds, versions and commands. */
export function made(report: Report): Markup {
  return html`
    ${eachModel(
      report,
      ({ name, model: { origin } }) =>
        origin
          ? fitted(origin, name)
          : html`<p class="note">This file holds arrays only: how they were made is not recorded in it.</p>`,
    )}
    <h3>This report</h3>
    <pre><code>${report.command}</code></pre>
    <dl>${versions().map(({ name, version }) =>
      html`
        <dt>${name}</dt>
        <dd>${version}</dd>
      `
    )}</dl>
    <p
      class="note">The same model gives the same bytes. The numbers lie in <code>data/</code>, the figures in
    <code>figures/</code>; <code>manifest.json</code> lists them.</p>
  `;
}

function fitted({ parameters, result, sources }: ModelOrigin, name: string): Markup {
  const { seconds } = result;
  return html`
    <pre><code>${fitCommand(sources, parameters, name)}</code></pre><dl>
      <dt>n_components</dt>
      <dd>${parameters.nComponents}</dd>
      <dt>init</dt>
      <dd>${parameters.init}</dd>
      <dt>solver</dt>
      <dd>${parameters.solver}</dd>
      <dt>beta_loss</dt>
      <dd>${parameters.betaLoss}</dd>
      <dt>tol</dt>
      <dd>${parameters.tol}</dd>
      <dt>max_iter</dt>
      <dd>${parameters.maxIter}</dd>
      <dt>random_state</dt>
      <dd>${parameters.randomState}</dd>
      <dt>alpha_W, alpha_H</dt>
      <dd>${parameters.alphaW}, ${parameters.alphaH ?? "same"}</dd>
      <dt>l1_ratio</dt>
      <dd>${parameters.l1Ratio}</dd>
      <dt>n_iter</dt>
      <dd>${result.nIter}${result.converged ? null : " (did not converge)"}, in ${result
        .passes} passes over the images</dd>
      <dt>reconstruction_err</dt>
      <dd>${result.reconstructionErr}</dd>
      <dt>transform_err</dt>
      <dd>${result.transformErr}</dd>
      <dt>Seconds</dt>
      <dd>fit ${duration(seconds.fit)} (init ${duration(seconds.init)}), transform ${duration(
        seconds.transform,
      )}, on ${counted(result.threads, "thread")}</dd>
    </dl>${result.notes.map((note) => html`<p class="note">${note}</p>`)}
  `;
}
