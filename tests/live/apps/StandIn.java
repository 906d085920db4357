// SPDX-License-Identifier: GPL-3.0-or-later
import com.sun.net.httpserver.HttpServer;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stand-in for Java that checkpoints itself (CRaC, OpenJ9); neither of them: a plain OpenJDK that calls libcriu. It
 * has no callbacks for what is open, no portable code, no new random numbers.
 */
public class StandIn {
    private static final Linker linker = Linker.nativeLinker();
    private static final Arena arena = Arena.global();
    private static final SymbolLookup criu = SymbolLookup.libraryLookup("libcriu.so.2", arena);

    private static MethodHandle function(SymbolLookup where, String name, MemoryLayout... arguments) {
        return linker.downcallHandle(where.find(name).orElseThrow(), FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
    }

    private static MethodHandle setter(String name, MemoryLayout argument) {
        return linker.downcallHandle(criu.find(name).orElseThrow(), FunctionDescriptor.ofVoid(argument));
    }

    private static int directory(String path) throws Throwable {
        var open = linker.downcallHandle(linker.defaultLookup().find("open").orElseThrow(),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT), Linker.Option.firstVariadicArg(2));
        return (int) open.invoke(arena.allocateFrom(path), 0200000); // O_DIRECTORY
    }

    private static void checkpoint() throws Throwable {
        System.out.println("stand-in: checkpoint begins");
        int images = directory(System.getenv().getOrDefault("STANDIN_DIR", "/output/checkpoint/image"));
        int ready = (int) function(criu, "criu_init_opts").invoke();
        int named = (int) function(criu, "criu_set_service_binary", ValueLayout.ADDRESS).invoke(arena.allocateFrom("/opt/stand-in/criu-dump"));
        setter("criu_set_images_dir_fd", ValueLayout.JAVA_INT).invoke(images);
        setter("criu_set_log_level", ValueLayout.JAVA_INT).invoke(4);
        setter("criu_set_unprivileged", ValueLayout.JAVA_BOOLEAN).invoke(true);
        int logged = (int) function(criu, "criu_set_log_file", ValueLayout.ADDRESS).invoke(arena.allocateFrom("dump.log"));
        int result = images < 0 || ready < 0 || named < 0 || logged < 0 ? -1 : (int) function(criu, "criu_dump").invoke();
        if (result < 0) {
            System.out.println("stand-in: CRIU could not dump it (" + result + ")");
            Runtime.getRuntime().halt(74);
        }
        System.out.println("stand-in: resumed from its checkpoint");
    }

    public static void main(String[] arguments) throws Throwable {
        String phase = System.getenv().getOrDefault("STANDIN_PHASE", "");
        if (phase.equals("beforeAppStart"))
            checkpoint();
        long began = System.currentTimeMillis() / 1000;
        System.out.println("stand-in: the application has started");
        if (phase.equals("afterAppStart"))
            checkpoint();
        var visits = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(8080), 16);
        server.createContext("/", exchange -> {
            byte[] body = ("{\"visits\": " + visits.incrementAndGet() + ", \"began\": " + began + "}").getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        System.out.println("READY the stand-in serves");
    }
}
