import{a as e}from"./chunk-MA7RE53B.js";var t=class extends Error{static{e(this,"Failure")}exitCode;name;constructor(r,s=1,o){super(r,o),this.exitCode=s,this.name="Failure"}};export{t as a};
