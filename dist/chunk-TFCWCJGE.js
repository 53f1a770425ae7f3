import{a as t}from"./chunk-MA7RE53B.js";function i(n,r){let e=[n.map(f).join(",")];for(let o of r)e.push(o.map(f).join(","));return e.join(`
`)+`
`}t(i,"csv");function c([n,r]){return Array.from({length:n*r},(e,o)=>`${Math.floor(o/r)+1}x${o%r+1}`)}t(c,"pixelColumns");function f(n){return n===null?"":typeof n=="number"?String(n):/[",\r\n]/.test(n)?`"${n.replaceAll('"','""')}"`:n}t(f,"cell");export{i as a,c as b};
