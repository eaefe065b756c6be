package org.tragwerk.site;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The network of a client, the key of rate limits: an IPv4 address, or the /64 prefix of
 * an IPv6 address.
 * <p>
 * It is taken from the connection's remote address. Behind a proxy set
 * {@code server.forward-headers-strategy} to {@code native} and name the proxy in
 * {@code server.tomcat.remoteip.internal-proxies}: Tomcat then sets the remote address
 * from that proxy's header, reading it from the right.
 *
 * @param text the network as text, such as {@code 203.0.113.7} or
 * {@code 2001:db8:0:1:0:0:0:0/64}
 */
public record ClientNetwork(String text) {

	private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";

	/** What is none of these would be looked up as a name. */
	private static final Pattern LITERAL = Pattern
		.compile("(?:OCTET\\.){3}OCTET|(?=[^:]*+:)[0-9a-fA-F:][0-9a-fA-F:.]*+".replace("OCTET", OCTET));

	private static final int NETWORK_BYTES = 8;

	/** The network of the request's client. */
	public static ClientNetwork of(HttpServletRequest request) {
		return of(request.getRemoteAddr());
	}

	static ClientNetwork of(String address) {
		var zone = address.indexOf('%');
		var literal = (zone < 0) ? address : address.substring(0, zone);
		return new ClientNetwork(LITERAL.matcher(literal).matches() ? network(literal) : "unknown");
	}

	private static String network(String literal) {
		try {
			var address = InetAddress.getByName(literal);
			return (address instanceof Inet4Address) ? address.getHostAddress() : prefix(address.getAddress());
		}
		catch (UnknownHostException ex) {
			return "unknown";
		}
	}

	private static String prefix(byte[] address) throws UnknownHostException {
		Arrays.fill(address, NETWORK_BYTES, address.length, (byte) 0);
		return InetAddress.getByAddress(address).getHostAddress() + "/64";
	}

}
