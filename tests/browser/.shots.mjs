import { chromium } from "playwright-core";
import { mkdirSync, writeFileSync } from "node:fs";
const P="/work/wt/page/target/pages", O="/tmp/shots"; mkdirSync(O,{recursive:true});
const only=new RegExp(process.argv[2]??""); const what=(process.argv[3]??"pdf").split(",");
const b=await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox"]});
for (const t of ["memo","one-pager","talking-points","dossier"]) for (const n of ["china-russia-support","summits-2024","strait","harbor-year","notice"]) {
  if(!only.test(`${t}/${n}`)) continue;
  const u=`file://${P}/${t}/${n}.html`;
  if(what.includes("pdf")){ const p=await b.newPage(); await p.goto(u); for (const f of ["A4","Letter"]) await p.pdf({path:`${O}/${t}-${n}-${f}.pdf`,format:f,printBackground:true}); await p.close(); }
  for (const c of ["light","dark"]) for (const w of [1200,320]) { if(!what.includes(c+w)) continue; const p=await b.newPage({colorScheme:c,viewport:{width:w,height:1000}}); await p.goto(u); await p.screenshot({path:`${O}/${t}-${n}-${c}${w}.png`,fullPage:true}); await p.close(); }
}
await b.close();
