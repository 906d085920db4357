// SPDX-License-Identifier: GPL-3.0-or-later
// A small server. Its ready line says when it began and when it was ready, in ns since 1970.
const http = require('http');
http.createServer((request, response) => response.end('ok\n')).listen(8080, '0.0.0.0', () => {
    const now = BigInt(Math.round((performance.timeOrigin + performance.now()) * 1000)) * 1000n;
    console.log(`READY ${process.env.BEGAN} ${now}`);
});
