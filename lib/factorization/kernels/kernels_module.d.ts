/** The compiled kernels, not yet instantiated. */
declare const kernels: WebAssembly.Module;
export default kernels;
