// The kernels, compiled by `deno task kernels` to ../kernels.wasm. Their contracts stand in ../kernels.ts, their
// plain TypeScript twins in ../reference.ts.
export { accelerate, dot, extrapolate, multiply, reduce } from "./arithmetic";
export { divergence, ratios } from "./divergence";
export { crossGram, gram } from "./gram";
export { product, productBytes, productSubset, productSubsetBytes, spreadSubset, spreadSubsetBytes } from "./lists";
export { outer } from "./outer";
export { count, moments, pack } from "./pack";
export { sweep } from "./sweep";
