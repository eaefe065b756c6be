package org.tragwerk.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.tragwerk.testing.Ports;

/**
 * Debian's nginx with one worker, serving the same bytes from a file in its open file
 * cache.
 */
final class Nginx {

	private static final Set<String> ITS_OWN = Set.of("etag", "content-type", "content-length", "date", "connection",
			"keep-alive");

	private static final String CONFIGURATION = """
			daemon off;
			worker_processes 1;
			pid %1$s/nginx.pid;
			error_log %1$s/nginx-error.log;
			events { worker_connections 512; }
			http {
				access_log off;
				server_tokens off;
				tcp_nopush on;
				sendfile on;
				open_file_cache max=10;
				open_file_cache_valid 1h;
				keepalive_requests 100000;
				client_body_temp_path %1$s;
				proxy_temp_path %1$s;
				fastcgi_temp_path %1$s;
				uwsgi_temp_path %1$s;
				scgi_temp_path %1$s;
				server {
					listen 127.0.0.1:%2$d;
					location = %3$s {
						alias %1$s/count.json;
						types { }
						default_type "%4$s";
						add_header Last-Modified "";
			%5$s
					}
				}
			}
			""";

	private Nginx() {
	}

	static Server start(Path directory, String path, String body, Map<String, String> fields)
			throws IOException, InterruptedException {
		Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
		Files.writeString(directory.resolve("count.json"), body);
		var port = Ports.free();
		var configuration = directory.resolve("nginx.conf");
		Files.writeString(configuration,
				CONFIGURATION.formatted(directory, port, path, fields.get("Content-Type"), headers(fields)));
		return Server.start(directory.resolve("nginx.log"), port, List.of("nginx", "-c", configuration.toString()));
	}

	private static String headers(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.filter((field) -> !ITS_OWN.contains(field.getKey().toLowerCase(java.util.Locale.ROOT)))
			.map((field) -> "\t\t\tadd_header %s \"%s\";".formatted(field.getKey(), field.getValue()))
			.collect(Collectors.joining("\n"));
	}

}
