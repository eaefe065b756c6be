package org.tragwerk.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where a node stands still until it is killed or let go. Test and node speak through a
 * directory of small files, so that nothing has to work in the node but its disk.
 */
final class Failpoints {

	private static final long PAUSE_NANOS = 2_000_000;

	private final Path directory;

	Failpoints(Path directory) {
		this.directory = directory;
	}

	/** Arranges that the next statement that matches stops the node there. */
	void set(Moment moment, String statement) {
		write(moment.name(), statement);
	}

	boolean isReached(Moment moment) {
		return Files.exists(file(moment, ".reached"));
	}

	/** Lets go whoever stands at the point, and whoever comes later. */
	void clear(Moment moment) {
		try {
			Files.deleteIfExists(this.directory.resolve(moment.name()));
			Files.deleteIfExists(file(moment, ".reached"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Called by the node: stands still if a point is set here. */
	void pass(Moment moment, String statement) {
		if (isSet(moment, statement)) {
			write(moment.name() + ".reached", statement);
			while (isSet(moment, statement)) {
				LockSupport.parkNanos(PAUSE_NANOS);
			}
		}
	}

	private boolean isSet(Moment moment, String statement) {
		var pattern = read(this.directory.resolve(moment.name()));
		return pattern != null && Pattern.compile(pattern).matcher(statement).find();
	}

	private Path file(Moment moment, String ending) {
		return this.directory.resolve(moment.name() + ending);
	}

	private static @Nullable String read(Path file) {
		try {
			return Files.exists(file) ? Files.readString(file) : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	private void write(String name, String text) {
		try {
			Files.createDirectories(this.directory);
			var draft = Files.writeString(Files.createTempFile(this.directory, name, ".draft"), text);
			Files.move(draft, this.directory.resolve(name), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * On which side of a statement a node stops.
	 */
	enum Moment {

		/** The database has not heard of it. */
		BEFORE,
		/** The database has done it, but not committed it. */
		UNCOMMITTED

	}

}
