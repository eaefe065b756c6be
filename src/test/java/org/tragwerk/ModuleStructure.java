package org.tragwerk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.modulith.core.ApplicationModuleIdentifier;
import org.springframework.modulith.core.ApplicationModuleIdentifiers;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.util.ApplicationModulesExporter;

/**
 * Writes the modules and their dependencies as JSON beside the compiled classes. Spring
 * Modulith reads that file when the application starts instead of analysing every class,
 * which would take seconds.
 */
public final class ModuleStructure {

	private static final String FILE = "META-INF/spring-modulith/application-modules.json";

	private ModuleStructure() {
	}

	/**
	 * Writes the file.
	 * @param arguments the directory of the compiled classes
	 */
	public static void main(String[] arguments) throws IOException {
		var file = Path.of(arguments[0]).resolve(FILE);
		Files.createDirectories(file.getParent());
		Files.writeString(file,
				new ApplicationModulesExporter(ApplicationModules.of(TragwerkApplication.class)).toFullJson());
	}

	/** The identifiers of the modules in topological order, dependencies first. */
	public static ApplicationModuleIdentifiers identifiers() {
		var file = new ClassPathResource(FILE);
		if (!file.exists()) {
			return ApplicationModuleIdentifiers.of(ApplicationModules.of(TragwerkApplication.class));
		}
		try (var json = file.getInputStream()) {
			return ApplicationModuleIdentifiers.of(JsonMapper.shared()
				.readTree(json)
				.propertyNames()
				.stream()
				.map(ApplicationModuleIdentifier::of)
				.toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
