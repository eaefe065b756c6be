package org.tragwerk.sandbox.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Serves the requests of one connection until either side closes it. */
final class HttpConnection {

	private static final int LONGEST_LINE = 64 * 1024;

	private static final int LARGEST_BODY = 8 * 1024 * 1024;

	private static final int IDLE_MILLIS = 60_000;

	private final Socket socket;

	private final Handler handler;

	private final InputStream in;

	private final OutputStream out;

	HttpConnection(Socket socket, Handler handler) throws IOException {
		this.socket = socket;
		this.handler = handler;
		socket.setTcpNoDelay(true);
		socket.setSoTimeout(IDLE_MILLIS);
		this.in = new BufferedInputStream(socket.getInputStream());
		this.out = new BufferedOutputStream(socket.getOutputStream());
	}

	void run() throws IOException {
		var more = true;
		while (more) {
			var request = read();
			more = request != null && answer(request);
		}
	}

	private boolean answer(Request request) throws IOException {
		var last = request.header("connection").equalsIgnoreCase("close");
		try {
			write(request, this.handler.handle(request), last);
		}
		catch (ConnectionCut ex) {
			this.socket.setSoLinger(true, 0);
			return false;
		}
		catch (RuntimeException ex) {
			ex.printStackTrace();
			write(request, Response.text(500, "The sandbox itself failed: " + ex), true);
			return false;
		}
		return !last;
	}

	private @Nullable Request read() throws IOException {
		var start = line();
		if (start == null || start.isEmpty()) {
			return null;
		}
		var parts = start.split(" ");
		if (parts.length != 3) {
			throw new IOException("Not HTTP: " + start);
		}
		var headers = headers();
		if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
			this.out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			this.out.flush();
		}
		var target = parts[1].split("\\?", 2);
		return new Request(parts[0], target[0], (target.length > 1) ? target[1] : "", headers, body(headers));
	}

	private Map<String, String> headers() throws IOException {
		var headers = new LinkedHashMap<String, String>();
		for (var line = line(); line != null && !line.isEmpty(); line = line()) {
			var colon = line.indexOf(':');
			if (colon > 0) {
				headers.put(line.substring(0, colon).strip().toLowerCase(java.util.Locale.ROOT),
						line.substring(colon + 1).strip());
			}
		}
		return headers;
	}

	private byte[] body(Map<String, String> headers) throws IOException {
		if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
			return chunks();
		}
		return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
	}

	private byte[] chunks() throws IOException {
		var whole = new java.io.ByteArrayOutputStream();
		for (var size = chunkSize(); size > 0; size = chunkSize()) {
			whole.write(exactly(size));
			line();
		}
		headers();
		return whole.toByteArray();
	}

	private int chunkSize() throws IOException {
		var line = line();
		return (line == null) ? 0 : Integer.parseInt(line.split(";")[0].strip(), 16);
	}

	private byte[] exactly(int size) throws IOException {
		if (size > LARGEST_BODY) {
			throw new IOException("Body of " + size + " bytes is too large");
		}
		var bytes = this.in.readNBytes(size);
		if (bytes.length < size) {
			throw new IOException("Body ended early");
		}
		return bytes;
	}

	private @Nullable String line() throws IOException {
		var line = new StringBuilder();
		for (var next = this.in.read(); next != '\n'; next = this.in.read()) {
			if (next < 0) {
				return null;
			}
			if (line.length() > LONGEST_LINE) {
				throw new IOException("Line is too long");
			}
			if (next != '\r') {
				line.append((char) next);
			}
		}
		return line.toString();
	}

	private void write(Request request, Response response, boolean last) throws IOException {
		var head = new StringBuilder("HTTP/1.1 ").append(response.status()).append(' ').append("Sandbox\r\n");
		response.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		head.append("Content-Length: ").append(response.body().length).append("\r\n");
		head.append("Connection: ").append(last ? "close" : "keep-alive").append("\r\n\r\n");
		this.out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
		if (!request.method().equals("HEAD")) {
			this.out.write(response.body());
		}
		this.out.flush();
	}

}
