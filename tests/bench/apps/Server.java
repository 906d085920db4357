// SPDX-License-Identifier: GPL-3.0-or-later
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.time.Instant;

/** A small server. Its ready line says when it began and when it was ready, in ns since 1970. */
public class Server {
    public static void main(String[] arguments) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(8080), 16);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 3);
            exchange.getResponseBody().write("ok\n".getBytes());
            exchange.close();
        });
        server.start();
        Instant now = Instant.now();
        System.out.println("READY " + System.getenv("BEGAN") + " " + (now.getEpochSecond() * 1_000_000_000L + now.getNano()));
    }
}
