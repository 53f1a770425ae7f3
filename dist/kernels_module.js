// Plain JavaScript, since TypeScript does not know source-phase imports yet. They give the compiled module without
// a permission to read, and leave its memory to us.
import source kernels from "./kernels.wasm";

export default kernels;
