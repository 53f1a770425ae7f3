import{a as n}from"./chunk-MA7RE53B.js";function h(o,e){return Array.from({length:o.length},(r,t)=>t).sort((r,t)=>o[t]-o[r]||r-t).slice(0,Math.max(0,e))}n(h,"topComponents");export{h as a};
