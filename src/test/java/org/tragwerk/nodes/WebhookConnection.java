package org.tragwerk.nodes;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.tragwerk.nodes.UnreliableNetwork.Delivery;

/**
 * One keep-alive connection to a node's webhook, on a plain socket.
 */
final class WebhookConnection implements AutoCloseable {

	private static final int PATIENCE_MILLIS = 10_000;

	private final int port;

	private @Nullable Socket socket;

	WebhookConnection(int port) {
		this.port = port;
	}

	/** Posts a delivery and returns the status of the answer. */
	int post(Delivery delivery) throws IOException {
		try {
			var connection = connect();
			connection.getOutputStream().write(request(delivery));
			return answer(new BufferedInputStream(connection.getInputStream(), 512));
		}
		catch (IOException ex) {
			close();
			throw ex;
		}
	}

	private Socket connect() throws IOException {
		var open = this.socket;
		if (open == null) {
			open = new Socket();
			open.setTcpNoDelay(true);
			open.setSoTimeout(PATIENCE_MILLIS);
			open.connect(new InetSocketAddress("localhost", this.port), PATIENCE_MILLIS);
			this.socket = open;
		}
		return open;
	}

	private static byte[] request(Delivery delivery) throws IOException {
		var head = """
				POST /webhooks/stripe HTTP/1.1\r
				Host: localhost\r
				Content-Type: application/json; charset=utf-8\r
				Stripe-Signature: %s\r
				Content-Length: %d\r
				\r
				""".formatted(delivery.signature(), delivery.body().length);
		var bytes = new ByteArrayOutputStream(head.length() + delivery.body().length);
		bytes.write(head.getBytes(StandardCharsets.US_ASCII));
		bytes.write(delivery.body());
		return bytes.toByteArray();
	}

	private int answer(InputStream in) throws IOException {
		var status = Integer.parseInt(line(in).split(" ")[1]);
		var length = 0;
		var closes = false;
		for (var header = line(in); !header.isEmpty(); header = line(in)) {
			var name = header.toLowerCase(Locale.ROOT);
			length = name.startsWith("content-length:") ? Integer.parseInt(header.substring(15).strip()) : length;
			closes = closes || name.equals("connection: close") || name.startsWith("transfer-encoding:");
		}
		in.readNBytes(length);
		if (closes) {
			close();
		}
		return status;
	}

	private static String line(InputStream in) throws IOException {
		var line = new StringBuilder();
		for (var next = in.read(); next != '\n'; next = in.read()) {
			if (next < 0) {
				throw new EOFException("The node closed the line");
			}
			line.append((char) next);
		}
		return line.toString().stripTrailing();
	}

	@Override
	public void close() throws IOException {
		var open = this.socket;
		this.socket = null;
		if (open != null) {
			open.close();
		}
	}

}
