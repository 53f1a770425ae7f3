import{a,b}from"./chunk-6X42DA7O.js";import"./chunk-BCXWQKX2.js";import"./chunk-MA7RE53B.js";export{b as graphicsProtocol,a as graphicsProtocols};
