import{c as It,d as Ot,e as _t,f as Rt,g as At,h as Ft,i as jt,j as Ct,k as Ut,l as qt,m as Gt,n as Bt,o as Xt}from"./chunk-ZKKVFPXW.js";import{b as X,c as N,d as b,e as H,f as Y,g as J,h as K,i as $,j as p,k as Jt,l as Kt,n as Vt,o as Qt,q as Zt,r as te,s as ee,t as st,v as oe}from"./chunk-IWRNUV6R.js";import{a as Tt}from"./chunk-TFCWCJGE.js";import"./chunk-74Q7GR6T.js";import{a as Et}from"./chunk-VRJYWHAX.js";import"./chunk-CCZMULHD.js";import"./chunk-ZMRISBTF.js";import"./chunk-Z6V6M4F3.js";import"./chunk-2NDJX2WN.js";import"./chunk-MFOW4DWM.js";import{a as Mt}from"./chunk-OHDES37U.js";import{a as xt}from"./chunk-D55ZDYXN.js";import"./chunk-LDSPU5GF.js";import{a as vt}from"./chunk-XMNKUGTU.js";import{a as bt}from"./chunk-PQ5N7FWJ.js";import{a as k}from"./chunk-T5S6IT3K.js";import{b as St}from"./chunk-F6I6ZBLM.js";import{a as wt}from"./chunk-SEQM7HRO.js";import"./chunk-FWUWWIKR.js";import"./chunk-EPU65FWQ.js";import{a as B}from"./chunk-U76BTXR7.js";import{a as u,b as R,d as A,e as yt,f as D}from"./chunk-TTGLVBZF.js";import"./chunk-M6TRPNJC.js";import"./chunk-PXJNSKZ3.js";import"./chunk-64JGMUON.js";import{e as kt}from"./chunk-GKDR7YZZ.js";import"./chunk-HAHZCI6M.js";import{a as re}from"./chunk-CE357RAL.js";import{a as gt}from"./chunk-NML5VZTK.js";import"./chunk-4N2BLVVD.js";import{d as $t}from"./chunk-3LWC4MJK.js";import{a as F}from"./chunk-3R2NXCZP.js";import{a as Yt}from"./chunk-6TSKITIH.js";import{a as Pt,b as rt,c as nt,d as Lt,e as it,f as Wt,g as zt,k as at,m as Ht}from"./chunk-NRWQUGJ7.js";import{e as Dt,f as Nt}from"./chunk-7JV7UX4U.js";import"./chunk-OFHJLWM6.js";import"./chunk-S3HUPWIU.js";import"./chunk-4JXBUGW7.js";import"./chunk-KRJCELXF.js";import"./chunk-Q7C5EOJU.js";import{a as i}from"./chunk-MA7RE53B.js";import{join as ho}from"node:path";function ne({reconstructions:e}){if(!e)return null;let{transformErr:t,worst:o,best:r}=e,n=i((s,m)=>m.map(({index:l,label:f,distance:d},T)=>[s,T+1,l,f,d]),"rows"),a=i(s=>s.map(({index:m,label:l,distance:f})=>({index:m,label:l,distance:f})),"list");return{name:"reconstructions",section:"distances",title:"The images that are rebuilt worst and best",head:["ranking","place","index","label","distance"],rows:[...n("worst",o),...n("best",r)],object:{transform_err:t,worst:a(o),best:a(r)}}}i(ne,"rankingNumbers");function ie({model:{labels:e},reconstructions:t}){if(!t)return null;let{distances:o,histogram:r}=t;return{name:"distances",section:"distances",title:"Distance of every image from its reconstruction, and their histogram",head:["index","label","distance"],rows:Array.from(o,(n,a)=>[a,e?.[a]??null,n]),object:{histogram:{edges:[...r.edges],counts:[...r.counts]},distances:[...o]}}}i(ie,"distanceNumbers");function mt({models:e,comparison:t}){return t?{name:"comparison",section:"compare",title:"Distances of the same images in each model",head:["index","label",...e.map(({name:r})=>r)],rows:t.samples.map(r=>[r[0].index,r[0].label,...r.map(({distance:n})=>n)]),object:{models:e.map(({name:r,facts:n,reconstructions:a,groups:s})=>({name:r,n_components:n.length,transform_err:a?.transformErr??null,digits:s.map(({digit:m,meanDistance:l})=>({digit:m,mean_distance:l}))})),images:t.samples.map(r=>({index:r[0].index,label:r[0].label,distances:r.map(({distance:n})=>n)}))}}:null}i(mt,"comparisonNumbers");function L(){return[{name:"strokes",version:gt.version},{name:"Deno",version:Deno.version.deno},{name:"V8",version:Deno.version.v8}]}i(L,"versions");var j="manifest.json",ct="strokes report";async function ae(e,t){let{path:o,section:r,title:n}=e,a=new Uint8Array(await crypto.subtle.digest("SHA-256",t)).toHex();return{path:o,section:r,title:n,bytes:t.length,sha256:a}}i(ae,"listed");function se(e,t){return lt({generator:ct,versions:Object.fromEntries(L().map(({name:o,version:r})=>[o,r])),command:e.command,models:e.models.map(({name:o})=>o),counting:"indices and components in JSON and CSV count from 0",files:t})}i(se,"manifestOf");function lt(e){return JSON.stringify(e,null,1).replaceAll(/\[\s+(-?[\d.][^[\]{}"]*?)\s+\]/g,(t,o)=>`[${o.replaceAll(/\s+/g,"")}]`)+`
`}i(lt,"json");function*ce(e){for(let o of e.models)for(let r of ue(o))yield*me(r,`data/${o.name}`,` (${o.name})`);let t=mt(e);t&&(yield*me(t,"data",""))}i(ce,"dataFiles");function le({models:e,comparison:t}){return 2*e.reduce((r,n)=>r+pe.length-(n.reconstructions?0:de.length),t?1:0)}i(le,"dataFileCount");function fe(e){return{command:e.command,models:e.models.map(t=>({name:t.name,...Object.fromEntries(ue(t).map(({name:o,object:r})=>[o,r]))})),comparison:mt(e)?.object??null}}i(fe,"reportNumbers");var de=[ne,ie],pe=[yo,It,Ot,_t,...de,Rt,At,Ft];function ue(e){return pe.map(t=>t(e)).filter(t=>t!==null)}i(ue,"numbersOf");function*me(e,t,o){let{section:r,head:n,rows:a,object:s}=e,[m,l]=[`${t}/${e.name}`,e.title+o];yield{path:`${m}.csv`,section:r,title:l,contents:Tt(n,a)},yield{path:`${m}.json`,section:r,title:l,contents:lt(s)}}i(me,"filesOf");function yo({model:e,facts:t,reconstructions:o}){let r={n_samples:e.features.shape[0],n_components:t.length,height:e.shape[0],width:e.shape[1],transform_err:o?.transformErr??null,relative_err:o?.relativeErr??null,n_iter:e.origin?.result.nIter??null,passes:e.origin?.result.passes??null,reconstruction_err:e.origin?.result.reconstructionErr??null};return{name:"model",section:"made",title:"Sizes, errors, and how it was made",head:["name","value"],rows:Object.entries(r),object:{...r,origin:e.origin}}}i(yo,"modelNumbers");var he=640,ft=["#4e86c4","#e8842c","#4fa36b","#b565a7","#a08a3c"];function ge({name:e},{histogram:t,distances:o}){let{edges:r,counts:n}=t,a=Array.from(n,(m,l)=>({from:r[l],to:r[l+1],images:m,title:`${p(r[l])} to ${p(r[l+1])}: ${u(m)} images`})),s=o.reduce((m,l)=>m+l,0)/o.length;return at(`Distances (${e})`,`How many of the ${u(o.length)} images lie how far from their reconstructions, by the length of x \u2212 wH; the line is their mean, ${p(s)}.`,{width:he,height:240,marginLeft:48,marginRight:32,marginBottom:40,marks:[it({strokeOpacity:.15,ticks:5}),Lt({label:"Distance",labelOffset:36,labelArrow:"none",labelAnchor:"center"}),nt({label:"Images",labelArrow:"none",ticks:5}),Wt(a,{x1:"from",x2:"to",y:"images",fill:ft[0],title:"title"}),Pt([s],{strokeDasharray:"3,3"}),rt([0])]})}i(ge,"histogramChart");function $e(e){let t=e.map(({name:r})=>r),o=e.flatMap(({name:r,groups:n})=>n.map(a=>({name:r,group:a.name,value:a.meanDistance??0,title:`${a.name}, ${r}: ${p(a.meanDistance??0)}`})));return at("Mean distance of each digit",`From left to right in each digit: ${t.join(", ")}; lower is closer to the originals.`,{width:he,height:260,marginLeft:48,fx:{label:null,domain:e[0].groups.map(({name:r})=>r)},x:{type:"band",domain:t,axis:null},color:{domain:t,range:t.map((r,n)=>ft[n%ft.length])},marks:[it({strokeOpacity:.15,ticks:5}),nt({label:"Mean distance",labelArrow:"none",ticks:5}),zt(o,{fx:"group",x:"name",y:"value",fill:"name",title:"title"}),rt([0])]})}i($e,"comparisonChart");function we({models:e,comparison:t}){return{models:e.map(o=>({sample:Ut(o),means:Bt(o),groups:o.groups.map(r=>({box:qt(o,r),mean:Gt(o,r)})),histogram:o.reconstructions&&ge(o,o.reconstructions)})),comparison:t?.byDigit?$e(e):null}}i(we,"chartsOf");function be(e,t,o){let r=[...vo(e,t)].map(a=>({...a,png:o.png(a.figure)})),n=e.models.reduce((a,{facts:s})=>a+s.length,0);return{files:xo(r,e),count:2*r.length+n}}i(be,"figureFiles");async function*xo(e,{models:t}){for(let{path:o,section:r,figure:n,png:a}of e){let{title:s}=n;yield{path:`${o}.svg`,section:r,title:s,contents:Yt(n)},yield{path:`${o}.png`,section:r,title:s,contents:await a}}for(let o of t)for(let{component:r}of o.facts){let n=String(r+1).padStart(String(o.facts.length).length,"0");yield{path:`figures/${o.name}/components/${n}.png`,section:"components",title:`Component ${r+1} (${o.name})`,contents:Dt(N(o,r))}}}i(xo,"filesOf");function*vo(e,t){for(let[o,r]of e.models.entries()){let{reconstructions:n,groups:a}=r,s=t.models[o],m=i((l,f,d)=>d?[{path:`figures/${r.name}/${f}`,section:l,figure:d}]:[],"figure");yield*m("examples","examples",r.model.images&&Jt(r)),yield*m("components","components",Kt(r)),yield*m("sample",`image-${r.sample.index}`,Vt(r)),yield*m("sample",`image-${r.sample.index}-weights`,s.sample),yield*m("digits","means",s.means);for(let[l,f]of a.entries()){let d=f.name.toLowerCase().replace(" ","-");yield*m("digits",`${d}-weights`,s.groups[l].box),yield*m("digits",`${d}-means`,s.groups[l].mean),yield*m("top",`${d}-top`,Qt(r,f)),yield*m("class",`${d}-class`,Zt(r,f)),yield*m("overlay",`${d}-overlay`,te(r,f))}yield*m("reconstructions","reconstructions",ee(r)),yield*m("distances","distances",s.histogram),n&&(yield*m("distances","worst",st(r,"worst",n.worst)),yield*m("distances","best",st(r,"best",n.best)))}e.comparison&&(yield{path:"figures/comparison",section:"compare",figure:oe(e.models,e.comparison)}),t.comparison&&(yield{path:"figures/comparison-distances",section:"compare",figure:t.comparison})}i(vo,"figuresOf");var U=[{id:"loaded",title:"What was loaded"},{id:"examples",title:"Examples"},{id:"components",title:"Components"},{id:"sample",title:"Weights of one image"},{id:"digits",title:"Weights of each digit"},{id:"top",title:"Top components of each digit"},{id:"reconstructions",title:"Original, reconstruction, difference"},{id:"distances",title:"Distances, worst and best"},{id:"class",title:"What the top components share"},{id:"overlay",title:"Top components painted over one another"},{id:"compare",title:"Models compared"},{id:"made",title:"How it was made"}],x="This model was saved without images (--no-images), so there is nothing to compare with.",V="This model has no labels: images are grouped by the component that paints most of them.";function c(e,...t){return{markup:e.map((o,r)=>r===0?o:ye(t[r-1])+o).join("")}}i(c,"html");function W(e){return{markup:e}}i(W,"trusted");function ye(e){return e===null?"":typeof e=="string"?Ht(e):typeof e=="number"?String(e):"markup"in e?e.markup:e.map(ye).join("")}i(ye,"write");var xe=84;function S(e,t,o,r=xe){return c`<figure class="picture">${C(e,t,r)}<figcaption>${o}</figcaption></figure>`}i(S,"picture");function C(e,t,o=xe){let r=Math.max(1,Math.floor(o/e.width));return c`<img src="${Nt(e)}" alt="${t}" width="${e.width*r}" height="${e.height*r}">`}i(C,"image");function v(e){return c`<div class="gallery">${e}</div>`}i(v,"gallery");function I({svg:e,width:t,description:o},r=o){return c`
    <figure class="chart"
      style="--width:${t}px"><div class="scroll">${W(e)}</div>${r===""?null:c`<figcaption>${r}</figcaption>`}</figure>
  `}i(I,"chart");function M(e,t,o){let r=t.map((s,m)=>m>0&&o.every(l=>/^[\d–]/.test(String(l[m])))),n=i(s=>r[s]?W(' class="number"'):null,"side"),a=i((s,m)=>m===0?c`<th scope="row">${s}</th>`:c`<td${n(m)}>${s}</td>`,"cell");return c`
    <div class="scroll">
      <table>
        <caption>${e}</caption>
        <thead>
          <tr>${t.map((s,m)=>c`
              <th scope="col" ${n(m)}>${s}</th>
            `)}</tr>
        </thead>
        <tbody>${o.map(s=>c`<tr>${s.map(a)}</tr>`)}</tbody>
      </table>
    </div>
  `}i(M,"table");function O(e,t){return c`<details><summary>${e}</summary>${t}</details>`}i(O,"details");function h({models:e},t){return e.map((o,r)=>c`<h3>${z(o)}</h3>${t(o,r)}`)}i(h,"eachModel");function z({name:e,facts:t}){return`${e}: ${t.length} components`}i(z,"title");function ve(e){return c`<p>Pixel by pixel over the ${e.options.classTop} components that a digit uses most: their mean, median,
minimum and maximum, each scaled by its own largest value.</p>${h(e,t=>c`<div class="groups few">${t.groups.map(o=>c`<div><h4>${o.name} <small>components ${o.classComponents.map(r=>r+1).join(", ")}</small></h4>${v(Y(t,o).map((r,n)=>S(r,`${o.name}: ${H[n]}`,H[n])))}</div>`)}</div>`)}`}i(ve,"classes");function ke(e,t){return e.models.length===1?c`<p class="note">This report is of one model; name two to compare them:
<code>deno task report k15.npz k45.npz -o DIR</code></p>`:c`${ko(e.models)}${e.comparison?So(e.models,e.comparison,t):c`<p class="note">The
models are not of the same images, or lack them, so they are not compared image by image.</p>`}`}i(ke,"compare");function ko(e){let t=i(o=>o??"\u2013","orDash");return M("Errors of the models",["Model","Components","\u2016X \u2212 WH\u2016","of \u2016X\u2016","Mean distance","Iterations","Fit, seconds"],e.map(o=>{let{reconstructions:r,model:{origin:n}}=o;return[o.name,String(o.facts.length),t(r?p(r.transformErr):void 0),t(r?D(r.relativeErr):void 0),t(r?p(To(r.distances)):void 0),t(n?.result.nIter.toString()),t(n?.result.seconds.fit.toFixed(2))]}))}i(ko,"errors");function So(e,t,o){return c`${o.comparison&&c`${I(o.comparison)}${Mo(e)}`}
<h3>The same images in ${e.map(z).join(" and ")}</h3>
<div class="groups few">${t.samples.map(r=>Eo(e,r))}</div>`}i(So,"sameImages");function Mo(e){return O("Numbers of the mean distances",M("Mean distance of each digit",["",...e.map(({name:t})=>t)],e[0].groups.map(({name:t},o)=>[t,...e.map(({groups:r})=>p(r[o].meanDistance))])))}i(Mo,"meanDistances");function Eo(e,t){let{index:o,label:r}=t[0],n=r===null?`Image ${o}`:`Image ${o}, a ${r}`;return c`<div><h4>${n}</h4>${v([S(b(e[0],t[0]).original,n,"original"),...t.map((a,s)=>S(b(e[s],a).reconstruction,`${n}, rebuilt by ${e[s].name}`,c`${e[s].name}<br>${p(a.distance)}`))])}</div>`}i(Eo,"sameImage");function To(e){return e.reduce((t,o)=>t+o,0)/e.length}i(To,"mean");function Se(e){return c`<p>The parts that the images are made of, numbered from 1; each is scaled so that its largest value is
white. Below each: its share of all that the model paints.</p>${h(e,t=>c`${Do(t)}${No(t)}`)}`}i(Se,"components");function Do(e){return v(e.facts.map(({component:t,share:o})=>S(N(e,t),`Component ${t+1}`,c`<b>${t+1}</b> ${D(o)}`)))}i(Do,"pictures");function No({facts:e,groups:t}){return O("Numbers of the components",M("Share of the reconstruction; Hoyer's sparseness (0 = all pixels equal, 1 = one pixel); who uses it most",["Component","Share","Sparseness","Used most by"],e.map(({component:o,share:r,sparseness:n})=>[String(o+1),D(r),n.toFixed(3),t.reduce((a,s)=>s.statistics.mean[o]>a.statistics.mean[o]?s:a).name])))}i(No,"numbers");var Io=16,Oo=5;function Me(e,t){return c`<p>Every model's charts have one scale, so that digits can be compared. Box: first to third quartile with
the median. Whiskers: the furthest weight within 1.5 interquartile ranges. Ring: the largest outlier. Diamond: the mean.
The numbers of a component show when the pointer rests on it.</p>${_o(Te(e))}${h(e,(o,r)=>c`${I(t.models[r].means)}${Fo(o)}<div class="groups pairs${Xt(o)?" wide":null}">${o.groups.map((n,a)=>Ro(n,t.models[r].groups[a]))}</div>`)}`}i(Me,"digits");function Ee(e){let t="main:has(#view-two:checked)",o=[`${t} .choose{display:block}`,`${t} .pairs>*{display:none}`],r=Te(e).map(({digit:n})=>n);for(let n of r){let[a,s]=[`main:has(#view-two:checked):has(#left-${n}:checked)`,`main:has(#view-two:checked):has(#right-${n}:checked)`];o.push(`${s} .pairs>.group-${n}{display:block;order:2}`),o.push(`${a} .pairs>.group-${n}{display:block;order:1}`)}for(let[n,a]of De(r))for(let[s,m]of[[n,a],[a,n]])o.push(`${t}:has(#left-${s}:checked):has(#right-${m}:checked) .contrast-${n}-${a}{display:block}`);return o.join(`
`)}i(Ee,"pairStyle");function Te({models:e}){return[...new Map(e.flatMap(({groups:o})=>o).map(o=>[o.digit,o])).values()].sort((o,r)=>o.digit-r.digit)}i(Te,"choices");function _o(e){if(e.length<2)return null;let t=i(a=>e.some(s=>s.digit===a),"has"),[o,r]=t(5)&&t(7)?[5,7]:[e[0].digit,e[1].digit],n=i((a,s)=>e.map(({digit:m,name:l})=>c`<label><input type="radio" name="${a}" id="${a}-${m}"${m===s?c`
            checked
          `:null}>${l.replace(/^Digit /,"")}</label>`),"radios");return c`
    <div class="chooser">
      <fieldset><legend>Show</legend>
    <label><input type="radio" name="view" id="view-all" checked>all</label>
    <label><input type="radio" name="view" id="view-two">two side by side</label></fieldset>
      <div class="choose">
        <fieldset><legend>Left digit</legend>${n("left",o)}</fieldset>
        <fieldset><legend>Right digit</legend>${n("right",r)}</fieldset>
      </div>
    </div>
  `}i(_o,"chooser");function Ro(e,t){return c`
    <article
      class="group-${e.digit}"><h4>${e.name} <small>${u(e.statistics.count)} images</small></h4>${I(t.box,"Box plots")}${I(t.mean,"Means")}${O(`Numbers of ${e.name}`,Ao(e))}</article>
  `}i(Ro,"panel");function Ao({name:e,statistics:t}){let{mean:o,quartiles:r,whiskers:n,outliers:a}=t;return M(`${e}: weights of each component`,["","Mean","Min","25 %","50 %","75 %","Max","Whiskers","Outliers"],Array.from(o,(s,m)=>[String(m+1),$(s),...r.map(l=>$(l[m])),`${$(n[0][m])}\u2013${$(n[1][m])}`,u(a[m])]))}i(Ao,"numbers");function Fo({groups:e}){if(e.length<2)return null;let t=De(e).map(([o,r])=>{let n=Et(o.statistics.mean,r.statistics.mean).slice(0,Oo).map(a=>`${a+1} (${$(o.statistics.mean[a])} against ${$(r.statistics.mean[a])})`);return c`
      <p
        class="contrast-${o.digit}-${r.digit}">${o.name} and ${r.name} differ most in the means of components ${n.join(", ")}.</p>
    `});return c`<div class="contrasts">${t}</div>`}i(Fo,"contrasts");function De(e){return e.length>Io?[]:e.flatMap((t,o)=>e.slice(o+1).map(r=>[t,r]))}i(De,"pairs");function Q(e,t){let{original:o,reconstruction:r,difference:n}=b(e,t),a=Oe(t);return c`
    <figure class="picture">
      <div class="trio">${o&&C(o,`Original of ${a}`)}${C(r,`Reconstruction of ${a}`)}${n&&C(n,`Difference of both, ${Ne(t)}`)}</div>
      <figcaption>${_e(t)}${n&&c`<br>difference ${Ne(t)}`}</figcaption>
    </figure>
  `}i(Q,"trio");function Ie(e,t){let{original:o,reconstruction:r}=b(e,t),n=Oe(t);return c`
    <figure class="picture">
      <div class="trio">${o&&C(o,`Original of ${n}`)}${C(r,`Reconstruction of ${n}`)}</div>
      <figcaption>${_e(t)}</figcaption>
    </figure>
  `}i(Ie,"pair");function Oe({index:e,label:t}){return t===null?`image ${e}`:`image ${e}, a ${t}`}i(Oe,"nameOf");function _e({index:e,label:t,distance:o}){return c`image ${e}${t===null?null:c`, <b>${t}</b>`}${o===null?null:c`<br>distance ${p(o)}`}`}i(_e,"caption");function Ne(e){let t=X(e);return t?`\u2212${Math.max(0,-Math.min(...t)).toFixed(0)} to +${Math.max(0,...t).toFixed(0)}`:""}i(Ne,"extremes");function Ae(e,t){return c`<p>The distance of an image is the length of its difference, ‖x − wH‖.</p>${h(e,(o,r)=>{let{reconstructions:n}=o,a=t.models[r].histogram;return!n||!a?c`<p class="note">${x}</p>`:c`<p>All together: ‖X − WH‖ = ${p(n.transformErr)}, which is ${D(n.relativeErr)} of ‖X‖.</p>${I(a)}${jo(n)}${Re(o,"worst",n.worst)}${Re(o,"best",n.best)}`})}`}i(Ae,"distances");function Re(e,t,o){return c`<h4>The ${o.length} ${t}: original and reconstruction</h4>${v(o.map(r=>Ie(e,r)))}`}i(Re,"ranked");function jo({histogram:{edges:e,counts:t}}){return O("Numbers of the distances",M("Images by distance",["Distance","Images"],Array.from(t,(o,r)=>[`${p(e[r])} to ${p(e[r+1])}`,u(o)])))}i(jo,"bins");var Co=56;function je(e){let t=c`<p>The first images of each, with their rows counted from 0.</p>`;return e.comparison?.byDigit?c`${t}<h3>The images of all models</h3>${Fe(e.models[0])}`:c`${t}${h(e,Fe)}`}i(je,"examples");function Fe(e){return e.model.images?c`${e.groups.map(t=>c`<div class="line"><h4>${t.name}</h4>${v(t.examples.map(o=>S(b(e,o).original,`${t.name}, image ${o.index}`,String(o.index),Co)))}</div>`)}`:c`<p class="note">${x}</p>`}i(Fe,"grid");function Ce(e){let{models:t,comparison:o}=e,r=o?.byDigit?t.slice(0,1):t;return c`${M("Models",["Name","Images","Pixels","Components","Labels","Read from"],t.map(Po))}${r.map(Lo)}${t.map(n=>n.model.images?null:c`<p class="note">${n.name}: ${x}</p>`)}`}i(Ce,"loaded");function Po({name:e,model:t,facts:o}){let[r,n]=t.shape;return[e,u(t.features.shape[0]),`${r} \xD7 ${n} = ${u(r*n)}`,u(o.length),t.labels?"yes":"none",t.origin?t.origin.sources.join(", "):"not recorded in this file"]}i(Po,"facts");function Lo({name:e,grouping:t,groups:o,groupsLeftOut:r}){return c`${t.kind==="cluster"?c`<p class="note">${e}: ${V}</p>`:null}${r>0?c`<p class="note">Shown are the ${o.length} labels of most images; ${R(r,"other is","others are")} left out.</p>`:null}${M(`Images of each ${t.kind}`,["",...o.map(n=>n.name)],[["Images",...o.map(({statistics:n})=>u(n.count))]])}`}i(Lo,"counts");function Z(e,t,o){let r=e.length===1&&e[0]==="sample"?[]:e,n=zo.flatMap(([a,s])=>t[s]===$t[s]?[]:[a,String(t[s])]);return["deno","task","fit",...r,"-k",String(t.nComponents),...n,"-o",`${o}.npz`].map(Wo).join(" ")}i(Z,"fitCommand");function Wo(e){return/^[\w@%+=:,./-]+$/.test(e)?e:`'${e.replaceAll("'","'\\''")}'`}i(Wo,"shellWord");var zo=[["--init","init"],["--solver","solver"],["--beta-loss","betaLoss"],["--max-iter","maxIter"],["--tol","tol"],["--random-state","randomState"],["--alpha-w","alphaW"],["--alpha-h","alphaH"],["--l1-ratio","l1Ratio"]];function Pe(e){return c`
    ${h(e,({name:t,model:{origin:o}})=>o?Ho(o,t):c`<p class="note">This file holds arrays only: how they were made is not recorded in it.</p>`)}
    <h3>This report</h3>
    <pre><code>${e.command}</code></pre>
    <dl>${L().map(({name:t,version:o})=>c`
        <dt>${t}</dt>
        <dd>${o}</dd>
      `)}</dl>
    <p
      class="note">The same model gives the same bytes. The numbers lie in <code>data/</code>, the figures in
    <code>figures/</code>; <code>manifest.json</code> lists them.</p>
  `}i(Pe,"made");function Ho({parameters:e,result:t,sources:o},r){let{seconds:n}=t;return c`
    <pre><code>${Z(o,e,r)}</code></pre><dl>
      <dt>n_components</dt>
      <dd>${e.nComponents}</dd>
      <dt>init</dt>
      <dd>${e.init}</dd>
      <dt>solver</dt>
      <dd>${e.solver}</dd>
      <dt>beta_loss</dt>
      <dd>${e.betaLoss}</dd>
      <dt>tol</dt>
      <dd>${e.tol}</dd>
      <dt>max_iter</dt>
      <dd>${e.maxIter}</dd>
      <dt>random_state</dt>
      <dd>${e.randomState}</dd>
      <dt>alpha_W, alpha_H</dt>
      <dd>${e.alphaW}, ${e.alphaH??"same"}</dd>
      <dt>l1_ratio</dt>
      <dd>${e.l1Ratio}</dd>
      <dt>n_iter</dt>
      <dd>${t.nIter}${t.converged?null:" (did not converge)"}, in ${t.passes} passes over the images</dd>
      <dt>reconstruction_err</dt>
      <dd>${t.reconstructionErr}</dd>
      <dt>transform_err</dt>
      <dd>${t.transformErr}</dd>
      <dt>Seconds</dt>
      <dd>init ${A(n.init)}, fit ${A(n.fit)}, transform ${A(n.transform)}, on ${R(t.threads,"thread")}</dd>
    </dl>${t.notes.map(a=>c`<p class="note">${a}</p>`)}
  `}i(Ho,"fitted");function Le(e){return c`<p>The ${e.options.top} components that a digit uses most, the first painted first; values below 0.01 are
not painted. Beside each: its components in their colours, in the order of painting.</p>${h(e,t=>c`<div class="groups">${t.groups.map(o=>c`<div><h4>${o.name}</h4>${v([S(J(t,o),`${o.name}: overlay`,c`<b>all</b>`),...o.overlay.legend.map(({component:r,color:n})=>S(K(t,r,n),`component ${r+1} in its colour`,c`<span style="border-left:.7em solid rgb(${n.join(" ")});padding-left:.3em">${r+1}</span>`))])}</div>`)}</div>`)}`}i(Le,"overlays");function We(e){return c`<p>The first image of each: original, reconstruction, and original minus reconstruction (orange where the
reconstruction is too dark, blue where it is too bright, black where both are equal).</p>${h(e,t=>c`${t.model.images?null:c`<p class="note">${x}</p>`}${v(t.groups.map(({examples:o})=>Q(t,o[0])))}`)}`}i(We,"reconstructions");function ze(e,t){return c`<p>An image is about the sum of the components, each times its weight: x ≈ w · H. With
<code>--index I</code> the report shows another one.</p>${h(e,(o,r)=>c`${Q(o,o.sample)}${I(t.models[r].sample)}${Uo(o)}${qo(o)}`)}`}i(ze,"sample");function Uo({model:e,sample:t}){let o=e.components.shape[1];return c`
    <p
      class="note">${t.distance===null||t.rank===null?null:`Distance ${p(t.distance)}, rank ${u(t.rank)} of ${u(e.features.shape[0])} from the worst. `}The product by hand and inverse_transform agree to the bit in ${t.identical} of ${o} pixels.</p>
  `}i(Uo,"facts");function qo({sample:e}){return O("Numbers of the weights",M(`Weights of image ${e.index}`,["Component","Weight"],Array.from(e.features,(t,o)=>[String(o+1),$(t)])))}i(qo,"weights");var He=`
:root {
  color-scheme: light dark;
  --back: #ffffff; --panel: #f5f6f8; --front: #1b1d21; --soft: #5a6068; --line: #d5d9df; --link: #0b57b8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #14161a; --panel: #1d2025; --front: #e6e8eb; --soft: #a3a9b2; --line: #363b43; --link: #8ab8ff;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--back); color: var(--front);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--back); }
.skip:focus { left: 0; top: 0; z-index: 1; }
header, nav, main { padding: 1rem clamp(1rem, 3vw, 2.5rem); }
header { padding-bottom: 0; }
h1 { margin: 0; font-size: 1.7rem; }
h2 { margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 1px solid var(--line); font-size: 1.35rem; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1.1rem; }
h4 { margin: 1rem 0 .25rem; font-size: 1rem; }
h4 small, figcaption, caption, .note { color: var(--soft); font-weight: normal; }
p { max-width: 46rem; margin: .5rem 0; }
nav ol { display: flex; flex-wrap: wrap; gap: .1rem 1.25rem; margin: 0; padding: 0; list-style: none; }
nav a { display: inline-block; padding: .2rem 0; }
@media screen and (min-width: 75rem) {
  body { display: grid; grid-template-columns: 17rem minmax(0, 1fr); }
  header { grid-column: 1 / 3; }
  nav { position: sticky; top: 0; align-self: start; padding-right: 0; }
  nav ol { flex-direction: column; }
  main > section:first-child h2 { margin-top: 0; border-top: 0; }
}
figure { margin: 0; }
figcaption { font-size: .85rem; line-height: 1.35; }
img { display: block; image-rendering: pixelated; }
.gallery { display: flex; flex-wrap: wrap; gap: .75rem; margin: .5rem 0; }
.picture { width: min-content; min-width: 3.5rem; break-inside: avoid; }
.picture figcaption { margin-top: .2rem; overflow-wrap: normal; }
.line { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); }
@media (max-width: 40rem) { .line { display: block; } }
.trio { display: flex; gap: 2px; }
.trio img { background: var(--panel); }
.chart { max-width: var(--width); margin: .5rem 0; break-inside: avoid; }
.chart svg { display: block; width: 100%; min-width: calc(var(--width) * .8); height: auto; }
.scroll { overflow-x: auto; max-width: 100%; }
.groups { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); gap: 1rem; }
.groups > * { min-width: 0; padding: .25rem .9rem .75rem; border-radius: .5rem; background: var(--panel); }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; margin: .5rem 0; }
caption { text-align: left; padding-bottom: .25rem; }
th, td { overflow-wrap: normal; white-space: nowrap; padding: .15rem .75rem .15rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.number { text-align: right; }
details { margin: .5rem 0; }
summary { cursor: pointer; }
.groups.wide { grid-template-columns: repeat(auto-fill, minmax(min(100%, 38rem), 1fr)); }
code { font-family: ui-monospace, monospace; font-size: .9em; white-space: nowrap; }
pre { margin: .5rem 0; padding: .6rem .9rem; border-radius: .5rem; background: var(--panel); white-space: pre-wrap; }
pre code { font-size: .85rem; white-space: inherit; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1.25rem; margin: .5rem 0; }
dt { color: var(--soft); }
dd { margin: 0; }
fieldset { display: inline-flex; flex-wrap: wrap; gap: .25rem .9rem; margin: .25rem .5rem .25rem 0; border: 1px solid var(--line); border-radius: .5rem; }
legend { padding: 0 .35rem; color: var(--soft); font-size: .85rem; }
label { display: inline-flex; align-items: center; gap: .25rem; padding: .15rem 0; cursor: pointer; }
.choose { display: none; }
.contrasts > p { display: none; }
@media print {
  @page { margin: 12mm; }
  :root { color-scheme: light; --back: #fff; --panel: #fff; --front: #000; --soft: #444; --line: #bbb; --link: #000; }
  body { font-size: 9pt; }
  header, main { padding: 0; }
  nav, .skip, .chooser, details:not([open]) { display: none; }
  img, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2, h3, h4 { break-after: avoid; }
  section > p { break-after: avoid; break-inside: avoid; }
  th, td { white-space: normal; }
  .scroll { overflow: visible; }
  .gallery { gap: .4rem; }
  .picture { min-width: 0; }
  .picture figcaption { font-size: 7pt; white-space: nowrap; }
  main > section:not(#examples) .picture img { zoom: .667; }
  .groups { display: block; }
  .groups.few, .groups.pairs:not(.wide) { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; }
  .wide .chart { max-width: 150mm; }
  .groups > * { break-inside: avoid; padding: 0; }
  .line { grid-template-columns: 3.5rem minmax(0, 1fr); break-inside: avoid; }
  .line .gallery { gap: .25rem; }
  .chart svg { min-width: 0; }
}
`.trim();function Ue(e){return c`<p>The components of the largest mean weights, largest first: number and mean.</p>${h(e,t=>c`<div class="groups">${t.groups.map(o=>c`<div><h4>${o.name}</h4>${Go(t,o)}</div>`)}</div>`)}`}i(Ue,"top");function Go(e,{name:t,top:o,statistics:r}){return v(o.map((n,a)=>S(N(e,n),`${t}, place ${a+1}: component ${n+1}`,c`<b>${n+1}</b> ${$(r.mean[n])}`)))}i(Go,"pictures");var Bo={loaded:Ce,examples:je,components:Se,sample:ze,digits:Me,top:Ue,reconstructions:We,distances:Ae,class:ve,overlay:Le,compare:ke,made:Pe},Xo="default-src 'none'; img-src data:; style-src 'unsafe-inline'";function qe(e,t){let o=`What the images are made of: ${e.models.map(z).join("; ")}`,r=R(e.models[0].model.features.shape[0],"image");return c`
    <!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="${Xo}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="strokes">
        <meta name="description"
          content="Non-negative matrix factorization of ${r}: ${o}">
        <link rel="icon" href="data:,">
        <title>${o}</title>
        <style>
    ${W(He)}
    ${W(Ee(e))}
    </style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the contents</a>
        <header>
          <h1>What the images are made of</h1>
          <p>${e.models.map(z).join("; ")}, found by non-negative matrix factorization of ${r}.</p>
        </header>
        <nav aria-label="Sections">
          <ol>${U.map(({id:n,title:a})=>c`<li><a href="#${n}">${a}</a></li>`)}</ol>
        </nav>
        <main id="main" tabindex="-1">${U.map(({id:n,title:a})=>c`
            <section id="${n}"
              aria-labelledby="${n}-title"><h2 id="${n}-title">${a}</h2>
            ${Bo[n](e,t)}</section>
          `)}
        </main>
      </body>
    </html>
  `.markup}i(qe,"page");function Ge(){let e=new Worker(new URL("./lib/report/png_worker.js",import.meta.url),{type:"module"}),t=new Map;e.onmessage=({data:{id:r,png:n}})=>{t.get(r).resolve(n),t.delete(r)},e.onerror=r=>{r.preventDefault();for(let{reject:n}of t.values())n(new Error(r.message))};let o=0;return{png(r){let n=o++,a=Promise.withResolvers();a.promise.catch(()=>{}),t.set(n,a);let s={id:n,picture:r};return e.postMessage(s),a.promise},[Symbol.dispose]:()=>e.terminate()}}i(Ge,"startPngMaker");async function*Be(e){let t=we(e),o=[];using r=Ge();let n=be(e,t,r),a=[[{path:"index.html",section:null,title:"The report",contents:qe(e,t)}],ce(e),n.files],s=1+le(e)+n.count;for(let l of a)for await(let f of l){let d=typeof f.contents=="string"?new TextEncoder().encode(f.contents):new Uint8Array(f.contents);o.push(await ae(f,d)),yield{...f,contents:d,done:o.length/s}}let m=se(e,o);yield{path:j,section:null,title:"List",contents:m,done:1}}i(Be,"reportFiles");var q=class extends Error{static{i(this,"PagerLeft")}name="PagerLeft"},Yo="-- space: next page, enter: next line, q: leave --";function Xe({out:e,columns:t,rows:o,readKey:r}){let n=Math.max(1,o-1),a=n;async function s(){await e(`\x1B[7m${Yo.slice(0,t-1)}\x1B[m`);try{for(;;){let l=await r();if(l===" "||l==="f"||l==="\x1B[6~")a=n;else if(l==="\r"||l===`
`||l==="j"||l==="\x1B[B")a=1;else if(l==="q"||l==="Q"||l==="\x1B"||l==="")throw new q;if(a>0)return}}finally{await e("\r\x1B[K")}}i(s,"waitForKey");let m=!1;return{async out(l){if(m)return await e(l);for(let f of l.match(/[^\n]*\n|[^\n]+$/g)??[])a<=0&&await s(),await e(f),f.endsWith(`
`)&&(a-=Math.max(1,Math.ceil(wt(f.trimEnd())/t)))},async whole(l,f){a<l&&a<n&&await s(),m=!0;try{await f()}finally{m=!1}a-=l}}}i(Xe,"createPager");async function g({models:e},t,o){let{bold:r}=k(t.colorDepth);for(let[n,a]of e.entries())e.length>1&&await t.out(`${n>0?`
`:""}${r(`${a.name}: ${a.facts.length} components`)}
`),await o(a)}i(g,"eachModel");async function E(e,t,o){let{dim:r}=k(o.colorDepth);await o.out(vt(e,t,r).join(`
`)+`
`)}i(E,"writeTable");function G({colorDepth:e,renderer:t}){return e==="none"||t==="ascii"}i(G,"isInCharacters");function tt(e,t){let o=G(t)?e:Math.ceil(e/2);return Math.max(1,Math.floor((t.columns+1)/(o+1)))}i(tt,"fittingRow");function w(e,t){return bt(e,t)}i(w,"writePictures");function y(e,t,{colorMap:o}){return{caption:t,pictures:[dt(e)],colorMap:o}}i(y,"exhibit");function Ye({original:e,reconstruction:t},o,{colorMap:r}){let n=[...e?[dt(e)]:[],dt(t)];return{caption:o,pictures:n,colorMap:r}}i(Ye,"pairExhibit");function Je(e,[t,o],{colorMap:r}){let n=X(e);if(!n)return[];let a=n.map(s=>s/510+.5);return[{caption:["difference",""],pictures:[{width:o,height:t,values:a}],colorMap:r==="inverted"?"diverging-light":"diverging"}]}i(Je,"differenceExhibits");function dt({width:e,height:t,channels:o,data:r}){return o===3?{width:e,height:t,rgb:r}:{width:e,height:t,values:Float32Array.from(r,n=>n/255)}}i(dt,"asPicture");function Ke(e,t){let{bold:o}=k(t.colorDepth);return g(e,t,async r=>{for(let n of r.groups){let a=n.classComponents.map(m=>m+1).join(", ");await t.out(`${o(n.name)}  components ${a}
`);let s=Y(r,n).map((m,l)=>y(m,[H[l]],t));await w(s,t)}})}i(Ke,"classes");async function Ve({models:e,comparison:t},o){if(e.length===1)return await o.out(`This report is of one model; name two to compare them: deno task report k15.npz k45.npz
`);let r="right";if(await E([{title:"model"},{title:"components",align:r},{title:"error",align:r},{title:"of all",align:r}],e.map(Jo),o),!t){await o.out(`
The models are not of the same images, or lack them.
`);return}t.byDigit&&await Ko(e,o),await Vo(e,t,o)}i(Ve,"compare");function Jo({name:e,facts:t,reconstructions:o}){return[e,String(t.length),o?p(o.transformErr):"-",o?D(o.relativeErr):"-"]}i(Jo,"errors");async function Ko(e,t){await t.out(`
Mean distance of each digit
`);let o=e[0].groups.map(({name:n},a)=>[n,...e.map(({groups:s})=>p(s[a].meanDistance))]),r=e.map(({name:n})=>({title:n,align:"right"}));await E([{title:""},...r],o,t)}i(Ko,"meanDistances");async function Vo(e,{samples:t},o){for(let r of t){let[n]=r,a=n.label===null?"":`: ${n.label}`,s=b(e[0],n).original,m=r.map((l,f)=>y(b(e[f],l).reconstruction,[e[f].name,p(l.distance)],o));await o.out(`
`),await w([y(s,[`image ${n.index}${a}`,""],o),...m],o)}}i(Vo,"sameImages");function Qe(e,t){return g(e,t,o=>{let r=o.facts.map(({component:n,share:a})=>y(N(o,n),[`${n+1}: ${D(a)}`],t));return w(r,t)})}i(Qe,"components");function Ze(e,t){return g(e,t,async({groups:o})=>{let r=Math.max(...o.flatMap(({statistics:n})=>[...n.whiskers[1]]));for(let[n,a]of o.entries())n>0&&await t.out(`
`),await Qo(a,r,t)})}i(Ze,"digits");async function Qo({name:e,statistics:t},o,r){let{mean:n,quartiles:a,whiskers:s,outliers:m}=t,{bold:l}=k(r.colorDepth);await r.out(`${l(e)}  ${R(t.count,"image")}
`);let f=Math.max(16,Math.min(60,r.columns-40)),d=Array.from(n,(ot,_)=>{let[go,$o]=[s[0][_],s[1][_]],[wo,ht,bo]=[a[1][_],a[2][_],a[3][_]];return[String(_+1),$(ot),$(ht),xt({low:go,q1:wo,median:ht,q3:bo,high:$o},o,f,r.unicode),u(m[_])]}),T="right",P=[{title:"component",align:T},{title:"mean",align:T},{title:"median",align:T},{title:`0 to ${$(o)}`.padEnd(f)},{title:"outliers",align:T}];await E(P,d,r)}i(Qo,"boxes");var to=3;function oo(e,t){return g(e,t,async o=>{let{reconstructions:r}=o;if(!r)return await t.out(x+`
`);let{transformErr:n,relativeErr:a,worst:s,best:m}=r;await t.out(`Error of all images ${p(n)}, ${D(a)} of their length.

`),await Zo(r,t),await eo(o,"worst",s,t),await eo(o,"best",m,t)})}i(oo,"distances");async function Zo({histogram:e},t){let{edges:o,counts:r}=e,n=[];for(let d=0;d<r.length;d+=to){let T=Math.min(r.length,d+to),P=r.subarray(d,T).reduce((ot,_)=>ot+_,0);n.push({from:o[d],to:o[T],images:P})}let a=Math.max(...n.map(({images:d})=>d)),s=Math.max(10,Math.min(50,t.columns-36)),m=n.map(({from:d,to:T,images:P})=>[`${p(d)} to ${p(T)}`,u(P),B(P/a,s,t.unicode).trimEnd()]),l="right";await E([{title:"distance",align:l},{title:"images",align:l},{title:""}],m,t)}i(Zo,"histogram");async function eo(e,t,o,r){let{bold:n}=k(r.colorDepth);await r.out(`
${n(`The ${o.length} ${t}`)}: original above reconstruction
`);let a=o.map(s=>{let m=s.label===null?"":`: ${s.label}`,l=[`${s.index}${m}`,p(s.distance)];return Ye(b(e,s),l,r)});await w(a,r)}i(eo,"ranked");async function no(e,t){e.comparison?.byDigit?await ro(e.models[0],t):await g(e,t,o=>ro(o,t))}i(no,"examples");async function ro(e,t){if(!e.model.images)return await t.out(x+`
`);let o=tt(e.model.shape[1],t);for(let{name:r,examples:n}of e.groups){let a=n.slice(0,o);await t.out(`${r}: images ${a.map(({index:m})=>m).join(", ")}
`);let s=a.map(m=>b(e,m).original);await w(s.map(m=>y(m,[],t)),t)}}i(ro,"rows");async function io({models:e,comparison:t},o){let r="right";await E([{title:"model"},{title:"images",align:r},{title:"pixels",align:r},{title:"components",align:r},{title:"read from"}],e.map(tr),o);for(let a of e)a.model.images||await o.out(`${a.name}: ${x}
`),a.grouping.kind==="cluster"&&await o.out(`${a.name}: ${V}
`);for(let a of t?.byDigit?e.slice(0,1):e){await o.out(`
`);let s=a.groups.map(({name:m,statistics:l})=>[m,u(l.count)]);await E([{title:a.grouping.kind},{title:"images",align:r}],s,o)}}i(io,"loaded");function tr({name:e,model:t,facts:o}){return[e,u(t.features.shape[0]),t.shape.join(" x "),u(o.length),t.origin?t.origin.sources.join(", "):"not recorded in this file"]}i(tr,"facts");async function ao(e,t){await g(e,t,async({name:r,model:{origin:n}})=>{if(!n)return await t.out(`This file holds arrays only: how they were made is not recorded.
`);let{parameters:a,result:s,sources:m}=n,{seconds:l}=s;await t.out(`${Z(m,a,r)}
`);let f=[["init, solver",`${a.init}, ${a.solver}`],["beta_loss",a.betaLoss],["tol, max_iter",`${a.tol}, ${a.maxIter}`],["random_state",String(a.randomState)],["n_iter",`${s.nIter} in ${s.passes} passes`],["reconstruction_err",String(s.reconstructionErr)],["transform_err",String(s.transformErr)],["seconds",`init ${A(l.init)}, fit ${A(l.fit)}, transform ${A(l.transform)}`],["threads",String(s.threads)]];await E([{title:""},{title:""}],f,t);for(let d of s.notes)await t.out(d+`
`)});let o=L().map(({name:r,version:n})=>`${r} ${n}`).join(", ");await t.out(`
This report: ${o}
`)}i(ao,"made");function so(e,t){let{bold:o}=k(t.colorDepth);return g(e,t,async r=>{for(let n of r.groups){let a=y(J(r,n),["all"],t);if(G(t)){let m=n.overlay.legend.map(({component:l})=>l+1).join(", ");await t.out(`${o(n.name)}  components ${m}
`),await w([a],t);continue}await t.out(o(n.name)+`
`);let s=n.overlay.legend.map(({component:m,color:l})=>y(K(r,m,l),[String(m+1)],t));await w([a,...s],t)}})}i(so,"overlays");function mo(e,t){return g(e,t,async o=>{o.model.images||await t.out(x+`
`);for(let{examples:r}of o.groups)await w(pt(o,r[0],t),t)})}i(mo,"reconstructions");function pt(e,t,o){let{original:r,reconstruction:n}=b(e,t),a=t.label===null?"":`label ${t.label}`,s=t.distance===null?"":`off by ${p(t.distance)}`;return[...r?[y(r,[`image ${t.index}`,a],o)]:[],y(n,["rebuilt",s],o),...Je(t,e.model.shape,o)]}i(pt,"trio");function co(e,t){return g(e,t,async o=>{let{sample:r}=o;if(await w(pt(o,r,t),t),r.distance!==null&&r.rank!==null){let l=u(o.model.features.shape[0]);await t.out(`Distance ${p(r.distance)}, rank ${u(r.rank)} of ${l} from the worst.
`)}let n=Math.max(...r.features),a=Math.max(10,Math.min(50,t.columns-22)),s=Array.from(r.features,(l,f)=>[String(f+1),$(l),B(l/n,a,t.unicode).trimEnd()]),m="right";await E([{title:"component",align:m},{title:"weight",align:m},{title:""}],s,t)})}i(co,"sample");function lo(e,t){let{bold:o}=k(t.colorDepth);return g(e,t,async r=>{for(let{name:n,top:a,statistics:s}of r.groups){let m=a.map(d=>`${d+1}: ${$(s.mean[d])}`);await t.out(`${o(n)}  ${m.join(", ")}
`);let l=G(t)?tt(r.model.shape[1],t):a.length,f=a.slice(0,l).map((d,T)=>y(N(r,d),[m[T]],t));await w(f,t)}})}i(lo,"top");var er={loaded:io,examples:no,components:Qe,sample:co,digits:Ze,top:lo,reconstructions:mo,distances:oo,class:Ke,overlay:so,compare:Ve,made:ao};async function ut(e,t){let{bold:o}=k(t.colorDepth);for(let[r,{id:n,title:a}]of U.entries()){let s=(t.unicode?"\u2500":"-").repeat(a.length);await t.out(`${r>0?`

`:""}${o(a)}
${s}

`),await er[n](e,t)}}i(ut,"writeReport");import{basename as or,dirname as fo,join as et,relative as rr,resolve as nr}from"node:path";async function po(e,t,{force:o,signal:r}){try{let n=await ir(e),a=await ar(e,n,o);await mr(n,a,t,r)}catch(n){throw kt(n,e)}}i(po,"writeFolder");async function ir(e){try{return await Deno.realPath(e)}catch(t){if(t instanceof Deno.errors.NotFound)return nr(e);throw t}}i(ir,"realTarget");async function ar(e,t,o){let r;try{({isDirectory:r}=await Deno.lstat(t))}catch(a){if(a instanceof Deno.errors.NotFound)return!1;throw a}if(!r)throw new F(`${e}: a file; a report is a folder, choose another name`);if(!o)throw new F(`${e}: is there already; add --force to replace it, or choose another name`);let n=await sr(t);for await(let a of uo(t)){if(n===null)throw new F(`${e}: holds no report of strokes, so --force does not replace it; choose another name`);if(!n.has(a))throw new F(`${e}: holds ${a}, which is not of the report, so --force does not replace it; move that away`)}return!0}i(ar,"oldFolder");async function sr(e){try{let t=JSON.parse(await Deno.readTextFile(et(e,j)));return t.generator!==ct?null:new Set([j,...t.files.map(({path:o})=>o)])}catch{return null}}i(sr,"listedFiles");async function*uo(e,t=e){for await(let{name:o,isDirectory:r}of Deno.readDir(e)){let n=et(e,o);r?yield*uo(n,t):yield rr(t,n).replaceAll("\\","/")}}i(uo,"filesIn");async function mr(e,t,o,r){let n=et(fo(e),`.${or(e)}.${crypto.randomUUID()}`),[a,s]=[`${n}.tmp`,`${n}.old`],m=i(()=>cr(a),"cleanUp");globalThis.addEventListener("unload",m);try{await Deno.mkdir(a);for await(let{path:l,contents:f}of o){r.throwIfAborted();let d=et(a,l);await Deno.mkdir(fo(d),{recursive:!0}),typeof f=="string"?await Deno.writeTextFile(d,f):await Deno.writeFile(d,f)}r.throwIfAborted(),t&&await Deno.rename(e,s),await Deno.rename(a,e),t&&await Deno.remove(s,{recursive:!0})}catch(l){throw m(),l}finally{globalThis.removeEventListener("unload",m)}}i(mr,"writeBeside");function cr(e){try{Deno.removeSync(e,{recursive:!0})}catch(t){if(!(t instanceof Deno.errors.NotFound))throw t}}i(cr,"removeIfThere");async function gm(e,t,o){let{output:r,force:n=!1,...a}=t,s=Mt(o),m=i(async()=>{let l=await lr(e,s);return s.update("report",0,"computing"),Ct(l,{...jt,...a})},"make");try{r!==void 0?await fr(m,r,n,s,o):o.json?await o.out(JSON.stringify(fe(await m()))+`
`):await dr(await m(),s,o)}finally{await s.end()}}i(gm,"report");async function lr(e,t){let o=[];for(let r of e)t.update("report",0,`reading ${r}`),o.push(await St(r));return o}i(lr,"readModels");async function fr(e,t,o,r,n){if(t==="-")throw new F("a report is a folder and cannot go to standard output; name one",2);let a=0,s=0;async function*m(){let f=await e();for await(let d of Be(f))r.update("report",d.done,`writing ${d.path}`),a++,s+=d.contents.length,yield d}if(i(m,"counted"),await po(t,m(),{force:o,signal:n.signal}),await r.end(),n.quiet&&!n.json)return;let l=ho(t,"index.html");await n.out(n.json?JSON.stringify({output:t,page:l,manifest:ho(t,j),files:a,bytes:s})+`
`:`Saved ${t}, ${u(a)} files, ${yt(s)}
Open ${l} in a browser
`)}i(fr,"write");async function dr(e,t,o){if(await t.end(),!(o.stdoutIsTerminal&&o.stdinIsTerminal&&o.env("TERM")!=="dumb"))return await ut(e,o);let{out:n,columns:a,rows:s}=o,m=Xe({out:n,columns:a,rows:s,readKey:i(()=>re(o.signal),"readKey")});try{await ut(e,{...o,...m})}catch(l){if(!(l instanceof q))throw l}}i(dr,"show");export{gm as report};
