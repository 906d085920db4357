// SPDX-License-Identifier: GPL-3.0-or-later
// A small server that has answered once before it says ready. Its ready line says when it began and when it was
// ready, in ns since 1970.
const http = require('http');
const { stdout } = process; // made now: the first use takes its time
const server = http.createServer((request, response) => response.end('ok\n'));
server.listen(8080, '0.0.0.0', () => {
    http.get({ port: 8080, host: '127.0.0.1', agent: false }, (response) => response.resume().on('close', () => {
        const us = Math.round((performance.timeOrigin + performance.now()) * 1000);
        stdout.write(`READY ${process.env.BEGAN} ${us}000\n`);
    }));
});
