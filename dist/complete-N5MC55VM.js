import{a as o}from"./chunk-MA7RE53B.js";async function e(a,n,t){await t.out(t.json?JSON.stringify({shell:a,script:n})+`
`:n)}o(e,"complete");export{e as complete};
