import{a,b}from"./chunk-TFCWCJGE.js";import"./chunk-MA7RE53B.js";export{a as csv,b as pixelColumns};
