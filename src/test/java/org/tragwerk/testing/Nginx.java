package org.tragwerk.testing;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.tragwerk.Patience;

/**
 * The local nginx with the configuration of {@code docs/nginx.conf}, on a free port.
 */
public final class Nginx implements AutoCloseable {

	/** The header by which a test says from which address its request comes. */
	public static final String VISITOR = "X-Test-Visitor";

	private static final String VISITORS = "\tset_real_ip_from 127.0.0.1;\n\treal_ip_header " + VISITOR + ";\n";

	private static final Path CONFIGURATION = Path.of("docs", "nginx.conf");

	private final Path home;

	private final int port;

	private final Process process;

	private Nginx(Path home, int port, Process process) {
		this.home = home;
		this.port = port;
		this.process = process;
	}

	public static boolean isInstalled() {
		return Stream.of(System.getenv("PATH").split(":"))
			.anyMatch((path) -> Files.isExecutable(Path.of(path, "nginx")));
	}

	/** Starts nginx in front of two local nodes. */
	public static Nginx before(int first, int second) throws IOException {
		var home = Files.createTempDirectory("nginx");
		var port = Ports.free();
		var file = Files.writeString(home.resolve("nginx.conf"), configuration(home, port, first, second));
		var process = new ProcessBuilder("nginx", "-p", home.toString(), "-c", file.toString(), "-g", "daemon off;")
			.redirectErrorStream(true)
			.redirectOutput(home.resolve("out").toFile())
			.start();
		var nginx = new Nginx(home, port, process);
		Awaitility.await().atMost(Patience.SOON).until(nginx::isListening);
		return nginx;
	}

	/** The documented configuration with this test's paths, ports and addresses. */
	private static String configuration(Path home, int port, int first, int second) throws IOException {
		var text = documented().replace("user www-data;", isRoot() ? "user root;" : "")
			.replace("worker_rlimit_nofile 65536;", "")
			.replace("worker_connections 32768;", "worker_connections 512;")
			.replace("/run/nginx.pid", home + "/nginx.pid")
			.replace("/var/log/nginx/", home + "/")
			.replace("/var/lib/nginx/tragwerk", home + "/cache")
			.replace("10.0.0.11:8080", "127.0.0.1:" + first)
			.replace("10.0.0.12:8080", "127.0.0.1:" + second)
			.replace("listen 80;", "listen 127.0.0.1:" + port + ";");
		var places = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
			.map((name) -> "\t" + name + "_temp_path " + home + "/" + name + ";\n")
			.reduce("", String::concat);
		return text.replace("http {\n", "http {\n" + places + VISITORS);
	}

	/** The documented file, or the edited copy with which a guard is tried. */
	private static String documented() throws IOException {
		try (var edited = Nginx.class.getResourceAsStream("/docs/nginx.conf")) {
			return (edited != null) ? new String(edited.readAllBytes(), StandardCharsets.UTF_8)
					: Files.readString(CONFIGURATION);
		}
	}

	public String url() {
		return "http://localhost:" + this.port;
	}

	public int port() {
		return this.port;
	}

	/** The number of responses in its caches. */
	public long keptResponses() throws IOException {
		return keptResponses("cache") + keptResponses("cache-banners");
	}

	private long keptResponses(String cache) throws IOException {
		try (var files = Files.walk(this.home.resolve(cache))) {
			return files.filter(Files::isRegularFile).count();
		}
	}

	public String accessLog() throws IOException {
		return Files.readString(this.home.resolve("access.log"));
	}

	public String errorLog() throws IOException {
		return Files.readString(this.home.resolve("error.log"));
	}

	private boolean isListening() throws IOException {
		if (!this.process.isAlive()) {
			throw new IllegalStateException(Files.readString(this.home.resolve("out")));
		}
		try (var socket = new Socket("127.0.0.1", this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static boolean isRoot() {
		return "root".equals(System.getProperty("user.name"));
	}

	@Override
	public void close() throws IOException {
		this.process.destroy();
		try {
			this.process.waitFor(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		try (var files = Files.walk(this.home)) {
			files.sorted(java.util.Comparator.reverseOrder()).forEach((file) -> file.toFile().delete());
		}
	}

}
