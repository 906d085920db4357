// SPDX-License-Identifier: GPL-3.0-or-later
// Counts its answers in memory; ends with 7 on TERM.
const http = require('http');
const began = Math.floor(Date.now() / 1000);
let visits = 0;
process.on('SIGTERM', () => { console.log('TERM: ending with 7'); process.exit(7); });
http.createServer((request, response) => {
    ++visits;
    response.end(JSON.stringify({ visits, began }));
    console.log(`visit ${visits}`);
}).listen(8080, '0.0.0.0', () => console.log('READY node serves'));
