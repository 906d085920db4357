// SPDX-License-Identifier: GPL-3.0-or-later
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts its answers in memory; ends with 7 on TERM. */
public class Counter {
    public static void main(String[] arguments) throws Exception {
        long began = System.currentTimeMillis() / 1000;
        var visits = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(8080), 16);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", exchange -> {
            int count = visits.incrementAndGet();
            byte[] body = ("{\"visits\": " + count + ", \"began\": " + began + "}").getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
            System.out.println("visit " + count);
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println("TERM: ending with 7");
            System.out.flush();
            Runtime.getRuntime().halt(7);
        }));
        server.start();
        System.out.println("READY java serves");
    }
}
