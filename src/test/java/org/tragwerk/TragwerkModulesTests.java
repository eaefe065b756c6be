package org.tragwerk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

class TragwerkModulesTests {

	private final ApplicationModules modules = ApplicationModules.of(TragwerkApplication.class);

	@Test
	void modulesDependOnlyOnAllowedModules() {
		this.modules.verify();
	}

	@Test
	void migratesEveryFolder() throws IOException {
		try (var folders = Files.list(Path.of("db"))) {
			assertThat(ModuleMigrations.FOLDERS).as("ModuleMigrations.FOLDERS")
				.containsExactlyInAnyOrderElementsOf(folders.map((folder) -> folder.getFileName().toString()).toList());
		}
	}

	@Test
	void migratesAModuleAfterItsDependencies() {
		var folders = ModuleMigrations.FOLDERS;
		assertThat(this.modules.stream().filter((module) -> folders.contains(name(module)))).hasSizeGreaterThan(5)
			.allSatisfy((module) -> assertThat(folders.subList(0, folders.indexOf(name(module))))
				.as("folders before " + name(module))
				.containsAll(uses(module).stream().filter(folders::contains).toList()));
	}

	private List<String> uses(ApplicationModule module) {
		return module.getDirectDependencies(this.modules).uniqueModules().map(TragwerkModulesTests::name).toList();
	}

	private static String name(ApplicationModule module) {
		return module.getIdentifier().toString();
	}

}
