import{a as r}from"./chunk-MA7RE53B.js";function e(t){return t*256}r(e,"sweepScratch");function o(t){return t*20}r(o,"outerScratch");export{e as a,o as b};
