import{a as r}from"./chunk-LDSPU5GF.js";import{a as o}from"./chunk-MA7RE53B.js";function m(n,e){let t=Float64Array.from(n,(a,f)=>Math.abs(a-e[f]));return r(t,t.length)}o(m,"contrast");export{m as a};
